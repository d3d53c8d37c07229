use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review(onwer = "team-shop"))]
    port: u32,
}

fn main() {}
