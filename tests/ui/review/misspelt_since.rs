use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(sinec = "1.2"))]
    value: u16,
}

fn main() {}
