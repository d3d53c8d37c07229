use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = ["PORT", "HTTP_PORT", "PORT"])]
    port: u32,
}

fn main() {}
