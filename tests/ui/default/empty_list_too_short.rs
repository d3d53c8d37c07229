use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = [], length(min = 1))]
    hosts: Vec<String>,
}

fn main() {}
