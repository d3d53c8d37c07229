use settings::Settings;

#[derive(Settings)]
struct Value(#[settings(default = "x")] String);

fn main() {}
