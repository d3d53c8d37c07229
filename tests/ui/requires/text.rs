use settings::Settings;

#[derive(Settings)]
#[settings(requires = "user")]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
