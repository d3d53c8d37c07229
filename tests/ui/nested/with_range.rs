use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested, range(min = 1))]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
