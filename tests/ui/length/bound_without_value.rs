use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length(min))]
    name: String,
}

fn main() {}
