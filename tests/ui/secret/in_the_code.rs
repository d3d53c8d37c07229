use settings::{SecretString, Settings};

#[derive(Settings)]
struct App {
    #[settings(default = "changeme")]
    token: SecretString,
}

fn main() {}
