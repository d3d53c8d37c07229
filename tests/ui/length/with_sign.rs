use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length = 1)]
    name: String,
}

fn main() {}
