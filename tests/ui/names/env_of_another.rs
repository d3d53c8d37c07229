use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(env = "SHOP_HTTP_PORT")]
    other: u16,
    #[settings(nested)]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
