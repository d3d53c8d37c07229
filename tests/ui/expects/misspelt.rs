use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expect = "x")]
    value: Option<String>,
}

fn main() {}
