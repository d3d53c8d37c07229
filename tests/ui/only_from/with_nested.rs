use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested, only_from(file))]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
