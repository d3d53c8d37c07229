use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length(min = 1))]
    port: u32,
}

fn main() {}
