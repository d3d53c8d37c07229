use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(min = true))]
    port: u32,
}

fn main() {}
