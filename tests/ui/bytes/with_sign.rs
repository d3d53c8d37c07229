use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes = 3)]
    value: Option<String>,
}

fn main() {}
