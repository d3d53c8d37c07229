use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(rollback = "a", rollback = "b"))]
    value: u16,
}

fn main() {}
