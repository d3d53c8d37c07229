use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length(min = 1), length(max = 9))]
    name: String,
}

fn main() {}
