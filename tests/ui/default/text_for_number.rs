use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = "80")]
    port: u32,
}

fn main() {}
