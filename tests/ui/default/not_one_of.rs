use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = "c", one_of("a", "b"))]
    name: String,
}

fn main() {}
