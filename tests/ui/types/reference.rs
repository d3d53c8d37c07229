use settings::Settings;

#[derive(Settings)]
struct App {
    name: &'static str,
}

#[derive(Settings)]
struct Name(&'static str);

fn main() {}
