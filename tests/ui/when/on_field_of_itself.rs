use settings::Settings;

#[derive(Settings)]
struct App {
    mode: Mode,
    #[settings(when(value = Some(_)))]
    value: Option<u8>,
}

#[derive(Settings)]
enum Mode {
    A,
    B,
}

#[derive(Settings)]
struct Section {
    port: u16,
}

fn main() {}
