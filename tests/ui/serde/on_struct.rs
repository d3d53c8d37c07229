use settings::Settings;

#[derive(Settings)]
#[settings(serde)]
struct App {
    port: u32,
}

fn main() {}
