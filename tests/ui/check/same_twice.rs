use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(check = even, check = even)]
    port: u16,
}

fn even(port: &u16) -> Result<(), &'static str> {
    if port % 2 == 0 { Ok(()) } else { Err("is odd") }
}

fn main() {}
