use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(pattern)]
    value: Option<String>,
}

fn main() {}
