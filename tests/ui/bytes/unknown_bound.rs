use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(bytes(mim = 1))]
    value: Option<String>,
}

fn main() {}
