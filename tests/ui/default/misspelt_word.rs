use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(defualt)]
    value: Option<String>,
}

fn main() {}
