use settings::Settings;

#[derive(Settings)]
struct App {
    password: String,
}

fn main() {}
