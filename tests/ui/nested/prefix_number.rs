use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested(prefix = 1))]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
