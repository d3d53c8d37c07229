use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(deprecated = "use http.port")]
    port: u16,
}

fn main() {}
