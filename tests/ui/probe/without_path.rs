use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(probe)]
    port: u16,
}

fn main() {}
