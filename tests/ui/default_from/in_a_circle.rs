use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default_from = make(b))]
    a: u16,
    #[settings(default_from = make(c))]
    b: u16,
    #[settings(default_from = make(a))]
    c: u16,
}

fn make(from: &u16) -> u16 {
    *from
}

fn main() {}
