use settings::Settings;

#[derive(Settings)]
struct App {
    client_secret: std::sync::Arc<str>,
}

fn main() {}
