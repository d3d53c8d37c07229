use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP", separator = "_", separator = "_")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
