use settings::Settings;

#[derive(Settings)]
enum Level {
    Debug,
    #[settings(default)]
    Info,
}

fn main() {}
