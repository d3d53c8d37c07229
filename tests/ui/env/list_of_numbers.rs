use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = [1])]
    port: u32,
}

fn main() {}
