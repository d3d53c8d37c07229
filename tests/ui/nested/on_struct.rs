use settings::Settings;

#[derive(Settings)]
#[settings(nested)]
struct App {
    port: u32,
}

fn main() {}
