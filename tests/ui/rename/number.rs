use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename = 1)]
    port: u32,
}

fn main() {}
