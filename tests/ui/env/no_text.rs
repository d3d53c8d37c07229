use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = PORT)]
    port: u32,
}

fn main() {}
