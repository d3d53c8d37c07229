use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes(min = 1, min = 2))]
    value: Option<String>,
}

fn main() {}
