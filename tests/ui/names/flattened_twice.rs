use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "APP")]
struct App {
    #[settings(flatten)]
    primary: Address,
    #[settings(flatten)]
    replica: Address,
}

#[derive(Settings)]
struct Address {
    host: String,
    port: u16,
}

fn main() {}
