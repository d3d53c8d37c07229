use std::collections::BTreeMap;

use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "APP")]
struct App {
    #[settings(default)]
    labels: BTreeMap<String, String>,
    #[settings(default, env = "APP_LABELS__ODD")]
    odd: String,
    #[settings(nested, default)]
    listeners: Vec<Listener>,
    #[settings(default, env = "APP_LISTENERS__1__ADDR")]
    second: String,
}

#[derive(Settings)]
struct Listener {
    addr: String,
}

fn main() {}
