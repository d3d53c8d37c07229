use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length(default = 1))]
    name: String,
}

fn main() {}
