use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested, serde, expects = "a table")]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
