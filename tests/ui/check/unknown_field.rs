use settings::Settings;

#[derive(Settings)]
#[settings(check = fits(address))]
struct App {
    port: u32,
    host: String,
}

fn fits(_: &u32) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
