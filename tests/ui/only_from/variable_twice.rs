use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(only_from(variable, variable))]
    value: u16,
}

fn main() {}
