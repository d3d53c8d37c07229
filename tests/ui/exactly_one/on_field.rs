use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(exactly_one(a, b))]
    value: Option<String>,
}

fn main() {}
