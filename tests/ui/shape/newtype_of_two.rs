use settings::Settings;

#[derive(Settings)]
struct Pair(u16, u16);

fn main() {}
