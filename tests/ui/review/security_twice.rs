use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(security, security))]
    value: u16,
}

fn main() {}
