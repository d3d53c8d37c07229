use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(reason = "slow"))]
    port: u32,
}

fn main() {}
