use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = 1)]
    value: Option<String>,
}

fn main() {}
