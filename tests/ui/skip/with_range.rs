use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, range(min = 1))]
    value: Option<String>,
}

fn main() {}
