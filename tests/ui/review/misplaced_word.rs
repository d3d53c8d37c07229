use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(min = 1))]
    port: u32,
}

fn main() {}
