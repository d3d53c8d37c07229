use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(requires(a, b))]
    value: Option<String>,
}

fn main() {}
