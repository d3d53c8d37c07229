use settings::Settings;

#[derive(Settings)]
#[settings(pattern = "[a-z]+")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
