use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename = "a", rename = "b")]
    port: u32,
}

fn main() {}
