use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    settings: Strict,
}

#[derive(Settings)]
struct Strict {
    unknown: String,
}

fn main() {}
