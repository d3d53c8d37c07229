use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(Default)]
    port: u32,
}

fn main() {}
