use settings::Settings;

#[derive(Settings)]
struct App {
    mode: Mode,
    #[settings(nested, when(mode = Mode::A))]
    value: Vec<Section>,
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
