use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(dotenv = "VALUE"))]
    value: u16,
}

fn main() {}
