use settings::Settings;

#[derive(Settings)]
#[settings(env = "PORT")]
struct App {
    port: u32,
}

fn main() {}
