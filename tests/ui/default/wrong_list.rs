use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = ["a", 1])]
    names: Vec<String>,
}

fn main() {}
