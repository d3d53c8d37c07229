use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(flatten)]
    one: Http,
    #[settings(flatten)]
    other: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn main() {}
