use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(owner))]
    value: u16,
}

fn main() {}
