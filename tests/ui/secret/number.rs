use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret = 1)]
    value: Option<String>,
}

fn main() {}
