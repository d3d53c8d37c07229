use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret = true)]
    token: String,
}

fn main() {}
