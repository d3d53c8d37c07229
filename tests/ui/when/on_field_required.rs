use settings::Settings;

#[derive(Settings)]
struct App {
    mode: Mode,
    #[settings(when(mode = Mode::A))]
    value: u8,
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
