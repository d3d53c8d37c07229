use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(owner = "a", owner = "b"))]
    port: u32,
}

fn main() {}
