use settings::Settings;

#[derive(Settings)]
#[settings(tag = "kind")]
enum Kind {
    Debug,
    Info,
}

fn main() {}
