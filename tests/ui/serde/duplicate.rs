use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, serde, expects = "x")]
    value: Option<String>,
}

fn main() {}
