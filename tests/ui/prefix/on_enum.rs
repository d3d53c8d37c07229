use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
enum Level {
    Debug,
    Info,
}

fn main() {}
