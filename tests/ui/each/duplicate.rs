use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(each(not_blank), each(not_blank))]
    value: Vec<String>,
}

fn main() {}
