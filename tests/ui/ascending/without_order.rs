use settings::Settings;

#[derive(Settings)]
#[settings(ascending(low, high))]
struct App {
    low: Level,
    high: Level,
}

#[derive(Settings)]
enum Level {
    Low,
    High,
}

fn main() {}
