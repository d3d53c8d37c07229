use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(sedre, expects = "x")]
    value: Option<String>,
}

fn main() {}
