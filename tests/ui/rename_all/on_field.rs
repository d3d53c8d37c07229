use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(rename_all = "camelCase")]
    value: Option<String>,
}

fn main() {}
