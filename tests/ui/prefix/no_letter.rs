use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "_1")]
struct App {
    port: u32,
}

fn main() {}
