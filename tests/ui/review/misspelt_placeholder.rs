use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(rollback = "unset {varable}"))]
    port: u32,
}

fn main() {}
