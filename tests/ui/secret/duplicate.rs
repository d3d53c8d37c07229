use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret, secret)]
    token: settings::SecretString,
}

fn main() {}
