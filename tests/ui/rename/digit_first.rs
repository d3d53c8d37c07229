use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename = "2nd")]
    port: u32,
}

fn main() {}
