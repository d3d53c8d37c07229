use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "shop")]
struct App {
    port: u32,
}

fn main() {}
