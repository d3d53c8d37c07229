use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "a password")]
    db_password: String,
}

fn main() {}
