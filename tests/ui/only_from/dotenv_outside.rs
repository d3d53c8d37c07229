use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(dotenv)]
    value: u16,
}

fn main() {}
