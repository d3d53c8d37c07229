use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(encoding = "hex", length(min = 1))]
    value: Option<String>,
}

fn main() {}
