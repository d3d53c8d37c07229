use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = ["a"], length(min = 2))]
    hosts: Vec<String>,
}

fn main() {}
