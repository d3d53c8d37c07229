use settings::Settings;

#[derive(Settings)]
#[settings(ascending(low, high), ascending(low, high))]
struct App {
    low: u8,
    high: u8,
}

fn main() {}
