use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(skip, probe = present)]
    port: u16,
}

fn present(_: &u16) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
