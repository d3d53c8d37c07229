use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, allow_empty)]
    value: Option<String>,
}

fn main() {}
