use settings::Settings;

use std::collections::BTreeMap;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    features: BTreeMap<String, bool>,
    features__beta: bool,
}

fn main() {}
