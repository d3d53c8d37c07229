use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde = true, expects = "an e-mail address")]
    mail: String,
}

fn main() {}
