use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(max = 9, max = 8))]
    value: u16,
}

fn main() {}
