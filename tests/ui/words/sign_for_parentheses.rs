use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings = "default"]
    port: u32,
}

fn main() {}
