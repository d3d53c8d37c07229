use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret_file)]
    value: u16,
}

fn main() {}
