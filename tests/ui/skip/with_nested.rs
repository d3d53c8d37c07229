use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, nested)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
