use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = [])]
    value: Option<String>,
}

fn main() {}
