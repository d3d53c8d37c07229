use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = "password")]
    pw: String,
}

fn main() {}
