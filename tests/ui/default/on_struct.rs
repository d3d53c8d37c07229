use settings::Settings;

#[derive(Settings)]
#[settings(default)]
struct App {
    port: u32,
}

fn main() {}
