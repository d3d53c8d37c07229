use settings::Settings;

#[derive(Settings)]
enum Kind {
    #[settings(default)]
    Debug,
    #[settings(default)]
    Info,
}

fn main() {}
