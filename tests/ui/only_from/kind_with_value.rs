use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(file = true))]
    value: Option<String>,
}

fn main() {}
