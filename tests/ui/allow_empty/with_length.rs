use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(allow_empty, length(min = 1))]
    name: String,
}

fn main() {}
