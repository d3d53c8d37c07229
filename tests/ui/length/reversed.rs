use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length(min = 9, max = 1))]
    name: String,
}

fn main() {}
