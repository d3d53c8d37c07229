use settings::Settings;

#[derive(Settings)]
struct App {
    admin_token: Option<String>,
}

fn main() {}
