use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(separator = "__")]
    port: u32,
}

fn main() {}
