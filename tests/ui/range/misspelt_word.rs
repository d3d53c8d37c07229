use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rang(min = 1))]
    value: Option<String>,
}

fn main() {}
