use settings::Settings;

#[derive(Settings)]
#[settings(rename_all = 1)]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
