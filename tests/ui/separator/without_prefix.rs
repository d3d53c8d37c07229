use settings::Settings;

#[derive(Settings)]
#[settings(separator = "__")]
struct App {
    port: u32,
}

fn main() {}
