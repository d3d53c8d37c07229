use settings::Settings;

#[derive(Settings)]
enum Kind {
    Here(Inner),
    Off,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
