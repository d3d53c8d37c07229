//! Variables: which name leads to which setting, and what becomes of those that lead to none.

mod counted;
mod names;
mod noise;
mod strangers;
mod values;

use std::collections::BTreeMap;

use settings::{SecretBox, SecretString, Settings};

/// A setting of every kind, all with defaults.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = 8080)]
    port: u16,
    #[settings(default = "corner")]
    name: String,
    token: Option<SecretString>,
    pin: Option<SecretBox<u32>>,
    #[settings(default)]
    languages: Vec<String>,
    #[settings(default)]
    features: BTreeMap<String, bool>,
    #[settings(default)]
    labels: BTreeMap<String, String>,
    #[settings(nested)]
    http: Http,
    #[settings(nested)]
    worker: Option<Worker>,
}

/// The variables of the settings that are no maps.
const NAMES: &[&str] = &[
    "SHOP_PORT",
    "SHOP_NAME",
    "SHOP_TOKEN",
    "SHOP_PIN",
    "SHOP_LANGUAGES",
    "SHOP_HTTP_MAX_BODY",
    "SHOP_HTTP_MAX",
    "SHOP_HTTP_TLS_STRICT",
    "SHOP_WORKER_COUNT",
];

#[derive(Debug, Settings)]
struct Http {
    #[settings(default = 10)]
    max_body: u32,
    #[settings(default = 5)]
    max: u32,
    #[settings(nested)]
    tls: Tls,
}

#[derive(Debug, Settings)]
struct Tls {
    #[settings(default = false)]
    strict: bool,
}

#[derive(Debug, Settings)]
struct Worker {
    count: u32,
}
