use settings::Settings;

#[derive(Settings)]
#[settings(expect = "it answers")]
struct App {
    value: u16,
}

fn main() {}
