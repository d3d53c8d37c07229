use settings::Settings;

#[derive(Settings)]
#[settings(crat = settings)]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
