use settings::Settings;

#[derive(Settings)]
#[settings(reqires(user, group))]
struct App {
    user: Option<String>,
    group: Option<String>,
    port: u16,
}

fn main() {}
