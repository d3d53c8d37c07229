use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(range(min = 'b', max = 'a'))]
    grade: char,
}

fn main() {}
