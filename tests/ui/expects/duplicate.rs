use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "x", expects = "y")]
    value: Option<String>,
}

fn main() {}
