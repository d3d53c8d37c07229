use settings::Settings;

#[derive(Settings)]
#[settings(when())]
struct App {
    mode: Mode,
    user: Option<String>,
    group: Option<String>,
    #[settings(skip)]
    skipped: u8,
}

#[derive(Settings)]
enum Mode {
    A,
    B,
}

fn main() {}
