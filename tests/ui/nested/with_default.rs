use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(nested, default = Http { port: 1 })]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
