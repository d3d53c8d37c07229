//! Files of settings: what can be read, what cannot, and what stands in them.

mod behind;
mod json;
mod reading;
mod toml;
mod twice;
#[cfg(unix)]
mod unusual;
mod yaml;

use settings::{SecretString, Settings};

/// A service that needs a value, so that a file that gives none shows.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    port: u16,
    #[settings(default = "corner")]
    name: String,
    token: Option<SecretString>,
    #[settings(default)]
    languages: Vec<String>,
    #[settings(nested)]
    http: Http,
}

#[derive(Debug, Settings)]
struct Http {
    #[settings(default = 30)]
    timeout: u32,
}
