use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(at_most_one(a, b))]
    value: Option<String>,
}

fn main() {}
