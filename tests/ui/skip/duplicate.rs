use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, skip)]
    value: Option<String>,
}

fn main() {}
