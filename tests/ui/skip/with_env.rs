use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, env = "A")]
    value: Option<String>,
}

fn main() {}
