use settings::Settings;

#[derive(Settings)]
#[settings(tag = "kind")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
