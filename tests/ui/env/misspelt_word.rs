use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(evn = "A")]
    value: Option<String>,
}

fn main() {}
