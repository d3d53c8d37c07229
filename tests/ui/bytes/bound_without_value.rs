use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes(min))]
    value: Option<String>,
}

fn main() {}
