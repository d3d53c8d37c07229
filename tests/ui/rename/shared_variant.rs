use settings::Settings;

#[derive(Settings)]
enum Level {
    #[settings(rename = "info")]
    Debug,
    Info,
}

fn main() {}
