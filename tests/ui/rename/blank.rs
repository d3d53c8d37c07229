use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename = "http port")]
    port: u32,
}

fn main() {}
