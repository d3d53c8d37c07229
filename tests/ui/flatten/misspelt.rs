use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flaten)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
