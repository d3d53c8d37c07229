use settings::Settings;

#[derive(Settings)]
#[settings(at_mostone(user, group))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
