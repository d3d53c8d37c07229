use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = "PORT")]
    port: u16,
    #[settings(env = ["LISTEN", "PORT"])]
    listen: u32,
}

fn main() {}
