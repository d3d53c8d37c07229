use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(security)]
    value: u16,
}

fn main() {}
