use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects)]
    mail: String,
}

fn main() {}
