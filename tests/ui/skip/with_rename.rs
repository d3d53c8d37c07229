use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, rename = "b")]
    value: Option<String>,
}

fn main() {}
