use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(check = fits)]
    port: u16,
}

fn fits(_: &u32) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
