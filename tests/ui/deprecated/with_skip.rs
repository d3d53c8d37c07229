use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, deprecated = "no")]
    value: Option<String>,
}

fn main() {}
