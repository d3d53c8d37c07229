use settings::Settings;

#[derive(Settings)]
#[settings(ascending(low, high))]
struct App {
    low: u8,
    high: u16,
}

fn main() {}
