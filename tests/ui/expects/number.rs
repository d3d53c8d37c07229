use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = 1)]
    mail: String,
}

fn main() {}
