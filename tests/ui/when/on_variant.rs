use settings::Settings;

#[derive(Settings)]
enum Mode {
    #[settings(when(mode = true))]
    A,
    B,
}

fn main() {}
