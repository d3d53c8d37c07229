use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP", separator = "__")]
struct App {
    #[settings(nested)]
    config: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
