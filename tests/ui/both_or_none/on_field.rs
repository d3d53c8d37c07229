use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(both_or_none(a, b))]
    value: Option<String>,
}

fn main() {}
