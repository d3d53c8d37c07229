use settings::Settings;

#[derive(Settings)]
#[settings(tag = "kind")]
enum Kind {
    Here(u16),
    Off,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
