use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = "hex")]
    key: Vec<u16>,
}

fn main() {}
