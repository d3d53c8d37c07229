use settings::Settings;

#[derive(Settings)]
#[settings(encoding = "hex")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
