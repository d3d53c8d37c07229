use settings::Settings;

#[derive(Settings)]
#[settings(skip)]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
