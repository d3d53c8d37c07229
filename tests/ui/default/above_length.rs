use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = "abc", length(max = 2))]
    name: String,
}

fn main() {}
