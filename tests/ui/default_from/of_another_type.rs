use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default_from = make(other))]
    value: String,
    other: u16,
}

fn make(other: &u16) -> u16 {
    *other
}

fn main() {}
