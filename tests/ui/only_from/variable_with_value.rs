use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(variable = "VALUE"))]
    value: u16,
}

fn main() {}
