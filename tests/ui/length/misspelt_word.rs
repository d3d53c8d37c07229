use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(lenght(min = 1))]
    value: Option<String>,
}

fn main() {}
