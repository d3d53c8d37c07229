use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(expect))]
    value: u16,
}

fn main() {}
