use settings::Settings;

#[derive(Settings)]
#[settings(rename_all)]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
