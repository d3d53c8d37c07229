use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(eahc(length(min = 1)))]
    value: Vec<String>,
}

fn main() {}
