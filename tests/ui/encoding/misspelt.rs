use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encodin = "hex")]
    value: Option<String>,
}

fn main() {}
