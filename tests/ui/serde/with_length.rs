use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "an e-mail address", length(min = 1))]
    mail: String,
}

fn main() {}
