use settings::Settings;

#[derive(Settings)]
#[settings(alias = "old")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
