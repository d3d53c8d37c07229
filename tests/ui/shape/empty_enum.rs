use settings::Settings;

#[derive(Settings)]
enum Level {}

fn main() {}
