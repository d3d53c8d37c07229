use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = true)]
    port: u32,
}

fn main() {}
