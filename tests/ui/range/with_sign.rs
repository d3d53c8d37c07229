use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range = 1)]
    port: u32,
}

fn main() {}
