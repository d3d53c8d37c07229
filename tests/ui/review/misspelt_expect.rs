use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(expcet = "it answers"))]
    value: u16,
}

fn main() {}
