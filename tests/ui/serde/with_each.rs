use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(serde, expects = "e-mail addresses", each(length(min = 1)))]
    mails: Vec<String>,
}

fn main() {}
