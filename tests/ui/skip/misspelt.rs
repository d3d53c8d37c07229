use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skp)]
    value: Option<String>,
}

fn main() {}
