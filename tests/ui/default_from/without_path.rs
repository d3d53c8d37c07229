use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default_from)]
    value: Option<String>,
    other: u16,
}

fn main() {}
