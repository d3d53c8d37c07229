use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(fiel))]
    value: u16,
}

fn main() {}
