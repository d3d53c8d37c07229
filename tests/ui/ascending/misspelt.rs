use settings::Settings;

#[derive(Settings)]
#[settings(asending(user, group))]
struct App {
    user: String,
    group: String,
    port: u16,
}

fn main() {}
