use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = 'z', range(max = 'c'))]
    grade: char,
}

fn main() {}
