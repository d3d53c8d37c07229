use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(secret, nested)]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
