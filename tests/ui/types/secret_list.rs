use settings::{SecretBox, Settings};

#[derive(Settings)]
struct App {
    keys: SecretBox<Vec<u8>>,
}

fn main() {}
