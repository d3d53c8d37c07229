use settings::Settings;

#[derive(Settings)]
#[settings(ascending())]
struct App {
    user: String,
    group: String,
    port: u16,
}

fn main() {}
