use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = 18446744073709551615, range(max = 18446744073709551614))]
    size: u64,
}

fn main() {}
