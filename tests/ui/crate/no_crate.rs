use settings::Settings;

#[derive(Settings)]
#[settings(crate = ::no_such_crate)]
struct App {
    value: u16,
}

fn main() {}
