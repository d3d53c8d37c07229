use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flag)]
    value: u16,
}

fn main() {}
