use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(not_blank)]
    value: u16,
}

fn main() {}
