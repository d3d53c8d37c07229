use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = 80, range(min = 1024))]
    port: u16,
}

fn main() {}
