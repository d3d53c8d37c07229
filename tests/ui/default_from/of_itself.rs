use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default_from = make(value))]
    value: Option<String>,
}

fn main() {}
