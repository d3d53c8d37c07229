use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(flga))]
    value: u16,
}

fn main() {}
