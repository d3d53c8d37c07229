use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(dotenv, dotenv))]
    value: u16,
}

fn main() {}
