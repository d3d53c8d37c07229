use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(each(check = fits))]
    ports: Vec<u32>,
}

fn fits(_: &str) -> Result<(), String> {
    Ok(())
}

fn main() {}
