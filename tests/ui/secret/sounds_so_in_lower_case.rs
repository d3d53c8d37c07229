use settings::Settings;

#[derive(Settings)]
#[settings(rename_all = "lowercase")]
struct App {
    db_password: String,
    api_key: String,
}

fn main() {}
