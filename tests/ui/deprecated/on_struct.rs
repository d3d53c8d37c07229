use settings::Settings;

#[derive(Settings)]
#[settings(deprecated = "use `port`")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
