//! Names that look alike, and are not the same.

use std::collections::BTreeMap;

use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP", separator = "__")]
struct Shop {
    http_port: u16,
    #[settings(nested)]
    http: Http,
    #[settings(nested)]
    to: To,
    #[settings(nested)]
    many: BTreeMap<String, Http>,
    features: BTreeMap<String, bool>,
    #[settings(nested, alias = "feature")]
    feature_: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

/// Variants may share names: never both are there.
#[derive(Settings)]
#[settings(tag = "kind")]
enum To {
    Here(Http),
    There(Http),
    Nowhere,
}

fn main() {}
