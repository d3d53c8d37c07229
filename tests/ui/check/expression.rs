use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(check = 1 + fits)]
    port: u32,
}

fn fits(_: &u32) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
