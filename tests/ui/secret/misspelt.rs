use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secert)]
    value: String,
}

fn main() {}
