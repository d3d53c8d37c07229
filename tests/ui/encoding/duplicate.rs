use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = "hex", encoding = "hex")]
    value: Option<String>,
}

fn main() {}
