use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(min = 9, max = 1))]
    port: u32,
}

fn main() {}
