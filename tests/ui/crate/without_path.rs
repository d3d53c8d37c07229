use settings::Settings;

#[derive(Settings)]
#[settings(crate)]
struct App {
    port: u32,
}

fn main() {}
