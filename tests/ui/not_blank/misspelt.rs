use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(notblank)]
    value: Option<String>,
}

fn main() {}
