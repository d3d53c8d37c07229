use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(min = 1.5, max = -1.5))]
    ratio: f64,
}

fn main() {}
