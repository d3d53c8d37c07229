use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(not_blank = true)]
    value: Option<String>,
}

fn main() {}
