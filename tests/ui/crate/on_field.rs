use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(crate = settings)]
    port: u32,
}

fn main() {}
