use settings::Settings;

#[derive(Settings)]
#[settings(length(min = 1))]
struct App {
    port: u32,
}

fn main() {}
