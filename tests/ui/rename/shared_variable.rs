use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename = "http-port")]
    listen: u32,
    http_port: u32,
}

fn main() {}
