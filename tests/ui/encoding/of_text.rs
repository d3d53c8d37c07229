use settings::{SecretString, Settings};

#[derive(Settings)]
struct App {
    #[settings(encoding = "base64")]
    key: SecretString,
}

fn main() {}
