use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes(min = 9, max = 1))]
    value: Option<String>,
}

fn main() {}
