use settings::Settings;

#[derive(Settings)]
struct Value(Clock);

struct Clock;

fn main() {}
