use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(pattern = 1)]
    value: Option<String>,
}

fn main() {}
