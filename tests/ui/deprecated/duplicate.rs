use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(deprecated = "use `other`", deprecated = "use `other`")]
    value: Option<String>,
}

fn main() {}
