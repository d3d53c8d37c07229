use settings::Settings;

#[derive(Settings)]
#[settings(requires(user, 1))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
