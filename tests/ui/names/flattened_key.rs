use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    port: u16,
    #[settings(flatten)]
    http: Http,
}

#[derive(Settings)]
struct Http {
    #[settings(env = "HTTP_PORT")]
    port: u16,
}

fn main() {}
