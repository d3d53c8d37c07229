use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename = "signing-key")]
    value: String,
}

fn main() {}
