use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(byte(min = 1))]
    value: Option<String>,
}

fn main() {}
