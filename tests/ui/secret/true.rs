use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret = true)]
    value: Option<String>,
}

fn main() {}
