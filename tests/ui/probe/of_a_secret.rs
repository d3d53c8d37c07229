use settings::{SecretString, Settings};

#[derive(Settings)]
struct App {
    #[settings(probe = present)]
    key: SecretString,
}

fn present(_: &str) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
