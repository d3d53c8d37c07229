use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested, probe = present)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    port: u16,
}

fn present(_: &Inner) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
