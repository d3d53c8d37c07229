use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(one_of("a"), serde, expects = "an e-mail address")]
    mail: String,
}

fn main() {}
