use settings::{SecretBox, Settings};

#[derive(Settings)]
struct App {
    key: SecretBox<[u8]>,
    salt: [u8; 16],
}

fn main() {}
