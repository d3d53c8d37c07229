use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flatten)]
    value: u16,
}

fn main() {}
