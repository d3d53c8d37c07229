use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = ["old", "old"])]
    value: Option<String>,
}

fn main() {}
