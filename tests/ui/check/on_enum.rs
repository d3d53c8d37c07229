use settings::Settings;

#[derive(Settings)]
#[settings(check = fits)]
enum Level {
    Debug,
    Info,
}

fn main() {}
