use settings::Settings;

#[derive(Settings)]
#[settings(allow_empty)]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
