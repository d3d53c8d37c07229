use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "")]
struct App {
    _config: String,
}

fn main() {}
