use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(length(mim = 1))]
    name: String,
}

fn main() {}
