use settings::Settings;

#[derive(Settings)]
#[settings(exactly_one(user, user))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
