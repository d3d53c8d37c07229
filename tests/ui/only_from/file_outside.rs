use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(file)]
    value: u16,
}

fn main() {}
