use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = "base64", default = "c2FsdA==")]
    salt: Vec<u8>,
}

fn main() {}
