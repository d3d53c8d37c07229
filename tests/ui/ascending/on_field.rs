use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(ascending(a, b))]
    value: String,
}

fn main() {}
