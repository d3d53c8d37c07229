use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nestd)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
