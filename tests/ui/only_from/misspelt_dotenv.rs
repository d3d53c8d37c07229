use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(dotnev))]
    value: u16,
}

fn main() {}
