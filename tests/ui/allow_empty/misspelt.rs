use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(allow_emty)]
    value: Option<String>,
}

fn main() {}
