use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret)]
    token: Option<String>,
}

fn main() {}
