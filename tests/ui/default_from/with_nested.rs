use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested, default_from = make(other))]
    inner: Inner,
    other: u16,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
