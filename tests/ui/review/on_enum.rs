use settings::Settings;

#[derive(Settings)]
#[settings(review(security))]
enum Level {
    Debug,
    Info,
}

fn main() {}
