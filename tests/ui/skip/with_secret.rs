use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, secret)]
    value: Option<String>,
}

fn main() {}
