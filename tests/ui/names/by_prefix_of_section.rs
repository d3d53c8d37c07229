use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    one: Http,
    #[settings(nested(prefix = "TWO"))]
    other: Http,
    two_port: u16,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
