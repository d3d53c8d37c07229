use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(allow_empty, allow_empty)]
    value: Option<String>,
}

fn main() {}
