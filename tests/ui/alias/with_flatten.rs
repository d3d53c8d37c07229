use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flatten, alias = "old")]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
