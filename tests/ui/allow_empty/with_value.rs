use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(allow_empty = true)]
    value: Option<String>,
}

fn main() {}
