use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_form(variable))]
    value: Option<String>,
}

fn main() {}
