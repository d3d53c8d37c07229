use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expect = "an e-mail address")]
    mail: String,
}

fn main() {}
