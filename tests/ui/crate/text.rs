use settings::Settings;

#[derive(Settings)]
#[settings(crate = "settings")]
struct App {
    port: u32,
}

fn main() {}
