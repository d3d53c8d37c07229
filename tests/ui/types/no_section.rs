use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested)]
    port: u32,
}

fn main() {}
