use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = "äöü", bytes(max = 3))]
    value: String,
}

fn main() {}
