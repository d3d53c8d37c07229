use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(rollback = "unset {variable"))]
    port: u32,
}

fn main() {}
