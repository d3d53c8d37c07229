use settings::Settings;

#[derive(Settings)]
#[settings(expects = "x")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
