use settings::Settings;

#[derive(Settings)]
#[settings(review(owner = "me"))]
enum Kind {
    Debug,
    Info,
}

fn main() {}
