use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(securty))]
    value: u16,
}

fn main() {}
