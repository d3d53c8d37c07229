use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flatten, deprecated = "no")]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
