use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = 80_000, range(max = 65_535))]
    port: u32,
}

fn main() {}
