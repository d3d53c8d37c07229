use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(rollback = "unset {name}"))]
    port: u32,
}

fn main() {}
