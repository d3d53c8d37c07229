use settings::Settings;

#[derive(Settings)]
#[settings(range(min = 1))]
struct App {
    port: u32,
}

fn main() {}
