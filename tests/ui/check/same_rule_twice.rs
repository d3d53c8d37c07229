use settings::Settings;

#[derive(Settings)]
#[settings(check = fits(min, max), check = fits(min, max), check = fits(max, min))]
struct App {
    min: u16,
    max: u16,
}

fn fits(min: &u16, max: &u16) -> Result<(), &'static str> {
    if min < max { Ok(()) } else { Err("is above the other") }
}

fn main() {}
