use settings::Settings;

#[derive(Settings)]
#[settings(exactly_on(user, group))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
