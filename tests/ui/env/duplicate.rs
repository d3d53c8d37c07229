use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = "A", env = "B")]
    value: Option<String>,
}

fn main() {}
