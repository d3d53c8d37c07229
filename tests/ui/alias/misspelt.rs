use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alais = "old")]
    value: Option<String>,
}

fn main() {}
