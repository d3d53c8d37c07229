use settings::Settings;

#[derive(Settings)]
struct App {
    api_key: Vec<String>,
}

fn main() {}
