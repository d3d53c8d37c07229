use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from)]
    value: Option<String>,
}

fn main() {}
