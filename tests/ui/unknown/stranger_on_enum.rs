use settings::Settings;

#[derive(Settings)]
#[settings(rename_all = "lower")]
enum Level {
    Debug,
    Info,
}

fn main() {}
