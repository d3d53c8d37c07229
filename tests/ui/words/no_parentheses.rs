use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings]
    port: u32,
}

fn main() {}
