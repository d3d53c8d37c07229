use settings::Settings;

#[derive(Settings)]
union App {
    port: u16,
    all: u32,
}

fn main() {}
