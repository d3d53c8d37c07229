use settings::Settings;

#[derive(Settings)]
#[settings(ascending(low, high))]
struct App {
    low: u8,
    #[settings(skip)]
    high: u8,
}

fn main() {}
