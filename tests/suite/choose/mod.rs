//! Which source wins, and what is said of what does not fit: precedence, shapes, sections that may be absent, names.

mod broken;
mod lists;
mod precedence;
mod sections;
mod spelling;
mod unknown;

use std::collections::BTreeMap;

use settings::{SecretString, Settings};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = not_both(port, http.port))]
struct Shop {
    #[settings(default = 8080)]
    port: u16,
    #[settings(default = "corner")]
    name: String,
    #[settings(default)]
    languages: Vec<String>,
    #[settings(default)]
    features: BTreeMap<String, bool>,
    #[settings(nested)]
    http: Http,
    #[settings(nested)]
    smtp: Option<Smtp>,
}

#[derive(Debug, Settings)]
struct Http {
    #[settings(default = 9090)]
    port: u16,
    #[settings(default = 30)]
    timeout: u32,
    #[settings(nested)]
    tls: Tls,
}

#[derive(Debug, Settings)]
struct Tls {
    #[settings(default = false)]
    strict: bool,
}

#[derive(Debug, Settings)]
#[settings(check = user_for_password(user, password))]
struct Smtp {
    host: String,
    #[settings(default = 25)]
    port: u16,
    user: Option<String>,
    password: Option<SecretString>,
    #[settings(nested)]
    retry: Option<Retry>,
}

#[derive(Debug, Settings)]
struct Retry {
    times: u8,
    #[settings(default)]
    codes: BTreeMap<String, u16>,
}

/// Everything that has to be given.
#[derive(Debug, Settings)]
#[settings(prefix = "NEEDS")]
struct Needs {
    port: u16,
    url: SecretString,
    #[settings(nested)]
    auth: Auth,
}

#[derive(Debug, Settings)]
struct Auth {
    realm: String,
    jwt_key: SecretString,
}

fn not_both(port: &u16, other: &u16) -> Result<(), &'static str> {
    if port == other { Err("the two ports must differ") } else { Ok(()) }
}

fn user_for_password(user: &Option<String>, password: &Option<SecretString>) -> Result<(), &'static str> {
    if password.is_some() && user.is_none() { Err("a password needs a user") } else { Ok(()) }
}
