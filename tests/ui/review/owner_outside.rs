use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(owner = "team-shop")]
    value: u16,
}

fn main() {}
