use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename_ = "a")]
    value: Option<String>,
}

fn main() {}
