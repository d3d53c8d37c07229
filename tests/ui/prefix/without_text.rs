use settings::Settings;

#[derive(Settings)]
#[settings(prefix)]
struct App {
    port: u32,
}

fn main() {}
