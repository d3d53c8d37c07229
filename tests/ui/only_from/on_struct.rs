use settings::Settings;

#[derive(Settings)]
#[settings(only_from(variable))]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
