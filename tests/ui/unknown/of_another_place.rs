use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(prefx = "SHOP")]
    port: u32,
}

fn main() {}
