use settings::Settings;

#[derive(Settings)]
#[settings(at_most_one(user, gruop))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
