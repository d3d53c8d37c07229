use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = "other")]
    value: Option<String>,
    other: u16,
}

fn main() {}
