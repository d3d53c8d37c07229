use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length())]
    name: String,
}

fn main() {}
