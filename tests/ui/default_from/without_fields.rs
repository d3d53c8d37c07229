use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default_from = make)]
    value: Option<String>,
    other: u16,
}

fn main() {}
