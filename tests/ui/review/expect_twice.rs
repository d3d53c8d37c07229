use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(expect = "a", expect = "b"))]
    value: u16,
}

fn main() {}
