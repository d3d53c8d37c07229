use settings::Settings;

#[derive(Settings)]
struct Port(u16);

fn main() {}
