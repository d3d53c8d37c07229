use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(oneof("a"))]
    value: Option<String>,
}

fn main() {}
