use settings::Settings;

#[derive(Settings)]
struct App {
    mode: Mode,
    #[settings(when(mode = Mode::A), when(mode = Mode::B))]
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
