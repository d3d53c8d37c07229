use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding)]
    value: Option<String>,
}

fn main() {}
