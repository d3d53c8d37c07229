use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(min = 1))]
    name: String,
}

fn main() {}
