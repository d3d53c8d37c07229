use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes(min = 1))]
    value: u16,
}

fn main() {}
