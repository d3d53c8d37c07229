use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flatten, flatten)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
