use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(owner = "a"), review(security))]
    port: u32,
}

fn main() {}
