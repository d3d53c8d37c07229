use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested, not_blank)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
