use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(secret_fiel))]
    value: u16,
}

fn main() {}
