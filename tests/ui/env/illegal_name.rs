use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = "my-port")]
    port: u32,
}

fn main() {}
