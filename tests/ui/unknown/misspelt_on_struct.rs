use settings::Settings;

#[derive(Settings)]
#[settings(prefx = "SHOP")]
struct App {
    port: u32,
}

fn main() {}
