use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = "Base64")]
    value: Option<String>,
}

fn main() {}
