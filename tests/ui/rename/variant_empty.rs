use settings::Settings;

#[derive(Settings)]
enum Level {
    #[settings(rename = "")]
    Debug,
    Info,
}

fn main() {}
