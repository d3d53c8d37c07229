use settings::Settings;

#[derive(Settings)]
enum Kind {
    #[settings(default = 1)]
    Debug,
    Info,
}

fn main() {}
