use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(secret_file = "VALUE"))]
    value: u16,
}

fn main() {}
