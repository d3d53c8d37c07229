use settings::Settings;

#[derive(Settings)]
#[settings(tga = "kind")]
enum Kind {
    Here(Inner),
    Off,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
