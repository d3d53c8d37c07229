use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = "old")]
    value: Option<String>,
    #[settings(alias = "old")]
    other: u16,
}

fn main() {}
