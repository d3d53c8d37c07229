use settings::Settings;

#[derive(Settings)]
struct Value(#[settings(range(min = 9, max = 1))] u16);

fn main() {}
