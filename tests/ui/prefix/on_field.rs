use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(prefix = "SHOP")]
    port: u32,
}

fn main() {}
