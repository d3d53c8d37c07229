use settings::Settings;

#[derive(Settings)]
enum Level {
    #[settings(rename = "very loud")]
    Debug,
    Info,
}

fn main() {}
