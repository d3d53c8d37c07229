use settings::Settings;

#[derive(Settings)]
#[settings(exactly_one(user, gruop))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
