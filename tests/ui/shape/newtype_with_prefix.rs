use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Value(#[settings(not_blank)] String);

fn main() {}
