use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = "ab", length(min = 3))]
    name: String,
}

fn main() {}
