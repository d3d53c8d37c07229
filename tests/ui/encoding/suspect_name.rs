use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = "base64")]
    jwt_secret: Vec<u8>,
}

fn main() {}
