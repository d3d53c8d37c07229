use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(pattern = "^[a-z]+")]
    value: Option<String>,
}

fn main() {}
