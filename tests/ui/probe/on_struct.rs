use settings::Settings;

#[derive(Settings)]
#[settings(probe = present)]
struct App {
    port: u16,
}

fn present(_: &u16) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
