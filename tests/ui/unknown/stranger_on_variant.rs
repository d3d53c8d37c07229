use settings::Settings;

#[derive(Settings)]
enum Level {
    #[settings(other)]
    Debug,
    Info,
}

fn main() {}
