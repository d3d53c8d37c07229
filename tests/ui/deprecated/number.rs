use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(deprecated = 1)]
    value: Option<String>,
}

fn main() {}
