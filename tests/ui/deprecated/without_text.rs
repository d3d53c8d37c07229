use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(deprecated)]
    value: Option<String>,
}

fn main() {}
