use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename = "port")]
    listen: u32,
    port: u32,
}

fn main() {}
