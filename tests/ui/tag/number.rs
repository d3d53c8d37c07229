use settings::Settings;

#[derive(Settings)]
#[settings(tag = 1)]
enum Kind {
    Here(Inner),
    Off,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
