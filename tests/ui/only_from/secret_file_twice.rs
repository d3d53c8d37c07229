use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(secret_file, secret_file))]
    value: u16,
}

fn main() {}
