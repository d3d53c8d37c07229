use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(not_blank, not_blank)]
    value: Option<String>,
}

fn main() {}
