use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = "value")]
    value: Option<String>,
}

fn main() {}
