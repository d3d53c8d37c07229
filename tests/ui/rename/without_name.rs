use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename)]
    port: u32,
}

fn main() {}
