use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = "base32")]
    value: Option<String>,
}

fn main() {}
