use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range)]
    port: u32,
}

fn main() {}
