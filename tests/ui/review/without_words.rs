use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(review)]
    port: u32,
}

fn main() {}
