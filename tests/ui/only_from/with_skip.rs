use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, only_from(file))]
    value: Option<String>,
}

fn main() {}
