use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested(prefix = "copy"))]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
