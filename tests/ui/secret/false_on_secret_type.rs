use settings::{SecretString, Settings};

#[derive(Settings)]
struct App {
    #[settings(secret = false)]
    token: SecretString,
}

fn main() {}
