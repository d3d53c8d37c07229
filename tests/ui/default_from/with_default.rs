use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default, default_from = make(other))]
    value: Option<String>,
    other: u16,
}

fn main() {}
