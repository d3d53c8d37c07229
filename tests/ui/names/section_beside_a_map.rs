use settings::Settings;

use std::collections::BTreeMap;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    features: BTreeMap<String, bool>,
    #[settings(nested)]
    features_: Beta,
}

#[derive(Settings)]
struct Beta {
    beta: bool,
}

fn main() {}
