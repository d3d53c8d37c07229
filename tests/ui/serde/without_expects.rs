use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde)]
    mail: String,
}

fn main() {}
