use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = b'z', range(max = b'c'))]
    grade: u8,
}

fn main() {}
