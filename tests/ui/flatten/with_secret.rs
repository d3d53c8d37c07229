use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flatten, secret)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
