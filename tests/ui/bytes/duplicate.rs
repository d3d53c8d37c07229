use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes(min = 1), bytes(min = 1))]
    value: Option<String>,
}

fn main() {}
