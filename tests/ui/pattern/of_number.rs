use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(pattern = "[0-9]")]
    value: u16,
}

fn main() {}
