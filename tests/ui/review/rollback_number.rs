use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(rollback = 1))]
    value: u16,
}

fn main() {}
