use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(min = 1, min = 2))]
    port: u32,
}

fn main() {}
