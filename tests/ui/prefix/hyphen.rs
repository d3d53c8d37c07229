use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "MY-SHOP")]
struct App {
    port: u32,
}

fn main() {}
