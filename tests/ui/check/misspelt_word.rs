use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(chekc = f)]
    value: Option<String>,
}

fn main() {}
