use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default == 1)]
    port: u32,
}

fn main() {}
