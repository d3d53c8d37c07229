use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP_")]
struct App {
    port: u32,
}

fn main() {}
