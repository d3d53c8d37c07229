use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(flag = "VALUE"))]
    value: u16,
}

fn main() {}
