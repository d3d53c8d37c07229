use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(patern = "[a-z]+")]
    value: Option<String>,
}

fn main() {}
