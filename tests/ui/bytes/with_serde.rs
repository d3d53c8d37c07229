use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "x", bytes(min = 1))]
    value: Option<String>,
}

fn main() {}
