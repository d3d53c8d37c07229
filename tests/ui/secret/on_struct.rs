use settings::Settings;

#[derive(Settings)]
#[settings(secret)]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
