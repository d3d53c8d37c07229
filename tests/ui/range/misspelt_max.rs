use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(mxa = 9))]
    value: u16,
}

fn main() {}
