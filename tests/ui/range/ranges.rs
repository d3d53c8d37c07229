use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(1024..=9))]
    value: u16,
}

fn main() {}
