use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default_from = make(other))]
    value: Option<String>,
    #[settings(skip)]
    other: u16,
}

fn main() {}
