use settings::Settings;

#[derive(Settings)]
#[settings(default_from = make(port))]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
