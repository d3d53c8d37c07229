use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(allow_empty)]
    port: Option<u16>,
}

fn main() {}
