use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(file, file))]
    value: Option<String>,
}

fn main() {}
