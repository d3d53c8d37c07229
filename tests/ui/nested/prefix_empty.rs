use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested(prefix = ""))]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
