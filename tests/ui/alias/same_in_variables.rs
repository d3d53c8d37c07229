use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(alias = "ot-her")]
    value: Option<String>,
    ot_her: u16,
}

fn main() {}
