use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested, pattern = "x")]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
