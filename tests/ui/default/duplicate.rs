use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = 1, default = 2)]
    port: u32,
}

fn main() {}
