use std::collections::BTreeMap;

use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "APP")]
struct App {
    #[settings(default)]
    labels: BTreeMap<String, String>,
    #[settings(default, alias = "labels__odd")]
    odd: String,
}

fn main() {}
