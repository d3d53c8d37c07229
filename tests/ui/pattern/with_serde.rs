use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "x", pattern = "x")]
    value: Option<String>,
}

fn main() {}
