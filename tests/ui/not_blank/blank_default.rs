use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = "  ", not_blank)]
    value: String,
}

fn main() {}
