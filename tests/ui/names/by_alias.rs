use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(alias = "http_port")]
    port: u16,
    #[settings(nested)]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
