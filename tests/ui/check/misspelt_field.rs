use settings::Settings;

#[derive(Settings)]
#[settings(check = fits(prot))]
struct App {
    port: u32,
}

fn fits(_: &u32) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
