use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes())]
    value: Option<String>,
}

fn main() {}
