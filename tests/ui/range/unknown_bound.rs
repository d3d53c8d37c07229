use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(mim = 1))]
    port: u32,
}

fn main() {}
