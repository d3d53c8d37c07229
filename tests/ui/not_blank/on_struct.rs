use settings::Settings;

#[derive(Settings)]
#[settings(not_blank)]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
