use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(one_of(1, 0x1, 1u64))]
    level: u64,
    #[settings(one_of("a", r"a"))]
    name: String,
}

fn main() {}
