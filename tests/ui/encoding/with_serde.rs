use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = "hex", serde, expects = "bytes")]
    value: Option<String>,
}

fn main() {}
