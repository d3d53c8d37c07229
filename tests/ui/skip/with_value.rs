use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip = true)]
    value: Option<String>,
}

fn main() {}
