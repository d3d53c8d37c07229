use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, review(owner = "me"))]
    value: Option<String>,
}

fn main() {}
