use settings::Settings;

#[derive(Settings)]
#[settings(ascending(user, 1))]
struct App {
    user: String,
    group: String,
    port: u16,
}

fn main() {}
