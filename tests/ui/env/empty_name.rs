use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = "")]
    port: u32,
}

fn main() {}
