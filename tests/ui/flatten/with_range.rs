use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flatten, range(min = 1))]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
