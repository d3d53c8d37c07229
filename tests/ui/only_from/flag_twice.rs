use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(flag, flag))]
    value: u16,
}

fn main() {}
