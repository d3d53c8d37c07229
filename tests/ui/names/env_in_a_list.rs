use std::collections::BTreeMap;

use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "APP")]
struct App {
    #[settings(nested, default)]
    listeners: Vec<Listener>,
    #[settings(nested, default)]
    named: BTreeMap<String, Named>,
}

#[derive(Settings)]
struct Listener {
    #[settings(env = "ADDR")]
    addr: String,
}

#[derive(Settings)]
struct Named {
    #[settings(nested)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    #[settings(env = ["HOST", "HOSTNAME"])]
    host: String,
}

fn main() {}
