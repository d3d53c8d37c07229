use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret)]
    token: String,
}

fn main() {}
