use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(since = 1.2))]
    value: u16,
}

fn main() {}
