use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(max = 9)]
    value: u16,
}

fn main() {}
