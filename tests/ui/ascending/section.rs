use settings::Settings;

#[derive(Settings)]
#[settings(ascending(low, http))]
struct App {
    low: u8,
    #[settings(nested)]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
