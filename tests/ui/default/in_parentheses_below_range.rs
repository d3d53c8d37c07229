use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = (5), range(min = (10)))]
    size: u64,
}

fn main() {}
