use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(owner = ""))]
    port: u32,
}

fn main() {}
