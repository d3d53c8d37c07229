use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = 1)]
    value: Option<String>,
}

fn main() {}
