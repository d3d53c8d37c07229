use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct App {
    #[settings(rename = "settings-unknown")]
    strict: bool,
}

fn main() {}
