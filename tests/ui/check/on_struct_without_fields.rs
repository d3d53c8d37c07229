use settings::Settings;

#[derive(Settings)]
#[settings(check = fits)]
struct App {
    port: u32,
}

fn fits(_: &u32) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
