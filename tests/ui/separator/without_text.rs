use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP", separator)]
struct App {
    port: u32,
}

fn main() {}
