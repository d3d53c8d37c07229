use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "A", prefix = "B")]
struct App {
    port: u32,
}

fn main() {}
