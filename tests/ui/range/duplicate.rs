use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(min = 1), range(max = 9))]
    port: u32,
}

fn main() {}
