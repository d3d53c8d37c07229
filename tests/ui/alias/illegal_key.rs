use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = "old port")]
    value: Option<String>,
}

fn main() {}
