use settings::Settings;

#[derive(Settings)]
#[settings(tag)]
enum Kind {
    Here(Inner),
    Off,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
