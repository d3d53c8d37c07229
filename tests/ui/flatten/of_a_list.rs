use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(flatten)]
    inner: Vec<Inner>,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn main() {}
