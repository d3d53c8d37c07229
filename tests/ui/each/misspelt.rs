use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(each(lenght(min = 1)))]
    names: Vec<String>,
}

fn main() {}
