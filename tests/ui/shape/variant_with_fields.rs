use settings::Settings;

#[derive(Settings)]
enum Level {
    Info,
    Custom(u8),
    Named { name: String },
}

fn main() {}
