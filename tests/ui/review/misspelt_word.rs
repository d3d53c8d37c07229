use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(reveiw(owner = "a"))]
    value: Option<String>,
}

fn main() {}
