use settings::Settings;

#[derive(Settings)]
struct App<'a> {
    name: &'a str,
}

fn main() {}
