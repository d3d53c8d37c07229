use settings::Settings;

#[derive(Settings)]
#[settings(crate = settings, crate = settings)]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
