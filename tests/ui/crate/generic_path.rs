use settings::Settings;

#[derive(Settings)]
#[settings(crate = settings::<u8>)]
struct App {
    port: u32,
}

fn main() {}
