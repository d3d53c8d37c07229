use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP", seperator = "__")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
