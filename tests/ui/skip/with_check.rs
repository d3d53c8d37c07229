use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, check = f)]
    value: Option<String>,
}

fn main() {}
