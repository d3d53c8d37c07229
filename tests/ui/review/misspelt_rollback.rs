use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(rolback = "unset {variable}"))]
    value: u16,
}

fn main() {}
