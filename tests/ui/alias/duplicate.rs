use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = "old", alias = "old")]
    value: Option<String>,
}

fn main() {}
