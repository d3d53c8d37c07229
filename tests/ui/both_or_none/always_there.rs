use settings::Settings;

#[derive(Settings)]
#[settings(both_or_none(user, port))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
