use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(each())]
    names: Vec<String>,
}

fn main() {}
