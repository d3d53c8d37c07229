use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(security = true))]
    port: u32,
}

fn main() {}
