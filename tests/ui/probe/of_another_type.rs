use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(probe = present)]
    port: u32,
}

fn present(_: &u16) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
