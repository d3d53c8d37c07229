use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(depricated = "use `other`")]
    value: Option<String>,
}

fn main() {}
