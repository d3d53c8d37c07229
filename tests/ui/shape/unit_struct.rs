use settings::Settings;

#[derive(Settings)]
struct App;

fn main() {}
