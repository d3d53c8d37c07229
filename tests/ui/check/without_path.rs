use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(check)]
    port: u32,
}

fn main() {}
