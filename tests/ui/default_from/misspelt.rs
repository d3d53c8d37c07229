use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(defaut_from = make(other))]
    value: Option<String>,
    other: u16,
}

fn main() {}
