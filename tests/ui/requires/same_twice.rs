use settings::Settings;

#[derive(Settings)]
#[settings(requires(user, group, home), requires(user, home, group), requires(group, user, home))]
struct App {
    user: Option<String>,
    group: Option<String>,
    home: Option<String>,
}

fn main() {}
