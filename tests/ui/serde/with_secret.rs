use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "an e-mail address", secret)]
    mail: settings::SecretString,
}

fn main() {}
