use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "x", not_blank)]
    value: Option<String>,
}

fn main() {}
