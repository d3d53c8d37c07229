use settings::Settings;

#[derive(Settings)]
#[settings(prefix = 1)]
struct App {
    port: u32,
}

fn main() {}
