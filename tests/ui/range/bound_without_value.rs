use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(min))]
    port: u32,
}

fn main() {}
