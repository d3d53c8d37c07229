use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested(prefix = "X"), flatten)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
