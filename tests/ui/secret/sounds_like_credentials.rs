use settings::Settings;

#[derive(Settings)]
struct App {
    credentials: std::collections::BTreeMap<String, String>,
}

fn main() {}
