use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "")]
struct App {
    config: String,
}

fn main() {}
