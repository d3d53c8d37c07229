use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename = "auth")]
    admin_token: String,
}

fn main() {}
