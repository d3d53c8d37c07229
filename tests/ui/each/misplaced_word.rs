use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(each(default = 1))]
    names: Vec<String>,
}

fn main() {}
