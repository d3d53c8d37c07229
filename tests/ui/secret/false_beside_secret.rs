use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret, secret = false)]
    value: Option<String>,
}

fn main() {}
