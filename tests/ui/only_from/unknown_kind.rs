use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(network))]
    value: Option<String>,
}

fn main() {}
