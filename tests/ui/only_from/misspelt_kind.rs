use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(varable))]
    value: Option<String>,
}

fn main() {}
