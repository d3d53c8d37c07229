use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "an e-mail address", range(min = 1))]
    mail: String,
}

fn main() {}
