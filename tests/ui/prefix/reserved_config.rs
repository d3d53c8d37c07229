use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct App {
    config: String,
}

fn main() {}
