use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(allow_empty, not_blank)]
    name: String,
}

fn main() {}
