use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip)]
    value: Clock,
}

struct Clock;

fn main() {}
