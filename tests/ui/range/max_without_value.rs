use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(max))]
    value: u16,
}

fn main() {}
