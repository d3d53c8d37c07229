use settings::Settings;

#[derive(Settings)]
#[settings(one_of(1))]
struct App {
    port: u32,
}

fn main() {}
