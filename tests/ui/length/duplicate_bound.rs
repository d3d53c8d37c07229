use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length(min = 1, min = 2))]
    name: String,
}

fn main() {}
