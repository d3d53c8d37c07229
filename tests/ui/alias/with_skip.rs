use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, alias = "old")]
    value: Option<String>,
}

fn main() {}
