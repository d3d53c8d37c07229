use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(variable), only_from(variable))]
    value: Option<String>,
}

fn main() {}
