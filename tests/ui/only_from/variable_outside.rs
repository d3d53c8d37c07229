use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(variable)]
    value: u16,
}

fn main() {}
