use settings::Settings;

#[derive(Settings)]
#[settings(check = fits(low))]
struct App {
    low: u32,
}

fn fits(_: &u32) -> bool {
    true
}

fn main() {}
