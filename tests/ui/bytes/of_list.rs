use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes(min = 1))]
    ports: Vec<u16>,
}

fn main() {}
