use settings::Settings;

#[derive(Settings)]
#[settings(check = rule(port, user))]
struct App {
    #[settings(skip)]
    user: u8,
    port: u16,
}

fn main() {}
