use settings::Settings;

#[derive(Settings)]
#[settings(exactly_one(user, 1))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
