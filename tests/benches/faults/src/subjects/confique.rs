//! confique.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use confique::Config;
use secrecy::{ExposeSecret, SecretBox, SecretString};

use super::serde_types::{Layout, Stage, Tenant, Verbosity, check_tenants, secrets};
use super::{Outcome, Reads, Subject};
use crate::value::{Format, Lists};

pub(super) const SUBJECT: Subject = Subject {
    name: "confique",
    package: "confique",
    reads: Reads::File(Format::Toml),
    joint: "_",
    lists: Lists::Commas,
    tenants: true,
    how: "`env`, `validate` and `deserialize_with` on the fields, `deny_unknown_fields` on the layers; printed with `{:#}`",
    load,
};

#[derive(Debug, Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
struct Depot {
    #[config(env = "DEPOT_STAGE")]
    stage: Stage,
    #[config(env = "DEPOT_LABEL", default = "depot")]
    label: String,
    #[config(nested)]
    web: Web,
    #[config(nested)]
    database: Database,
    #[config(nested)]
    auth: Auth,
    #[config(nested)]
    log: Log,
    #[config(default = {}, validate = check_tenants)]
    tenants: BTreeMap<String, Tenant>,
}

#[derive(Debug, Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
struct Web {
    #[config(env = "DEPOT_WEB_BIND", default = "127.0.0.1")]
    bind: IpAddr,
    #[config(env = "DEPOT_WEB_PORT", default = 8080, validate(*port >= 1024, "must be at least 1024"))]
    port: u16,
    #[config(env = "DEPOT_WEB_TIMEOUT", default = "30s", deserialize_with = humantime_serde::deserialize)]
    timeout: Duration,
    #[config(env = "DEPOT_WEB_MAX_BODY", default = 10_485_760)]
    #[config(validate((1..=104_857_600).contains(max_body), "must be from 1 to 104857600"))]
    max_body: u64,
    #[config(env = "DEPOT_WEB_KEEP_ALIVE", default = true)]
    keep_alive: bool,
    #[config(env = "DEPOT_WEB_ORIGINS", default = [], parse_env = confique::env::parse::list_by_comma)]
    #[config(validate(origins.iter().all(|url| url.starts_with("https://")), "must be addresses with https"))]
    origins: Vec<String>,
    #[config(env = "DEPOT_WEB_HOMEPAGE", default = "https://depot.example")]
    #[config(validate(homepage.starts_with("https://"), "must be an address with https"))]
    homepage: String,
}

#[derive(Debug, Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
struct Database {
    #[config(env = "DEPOT_DATABASE_PRIMARY")]
    #[config(validate(primary.expose_secret().starts_with("postgres://"), "must be an address with postgres"))]
    primary: SecretString,
    #[config(env = "DEPOT_DATABASE_POOL_MIN", default = 1)]
    #[config(validate((1..=100).contains(pool_min), "must be from 1 to 100"))]
    pool_min: u32,
    #[config(env = "DEPOT_DATABASE_POOL_MAX", default = 10)]
    #[config(validate((1..=100).contains(pool_max), "must be from 1 to 100"))]
    pool_max: u32,
    #[config(env = "DEPOT_DATABASE_CONNECT_TIMEOUT", default = "5s")]
    #[config(deserialize_with = humantime_serde::deserialize)]
    connect_timeout: Duration,
}

#[derive(Debug, Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
struct Auth {
    #[config(env = "DEPOT_AUTH_SIGNING_KEY")]
    #[config(validate(signing_key.expose_secret().chars().count() >= 32, "must be 32 characters long at least"))]
    signing_key: SecretString,
    #[config(env = "DEPOT_AUTH_PREVIOUS_KEY")]
    previous_key: Option<SecretString>,
    #[config(env = "DEPOT_AUTH_PIN", validate(*pin.expose_secret() >= 1, "must be at least 1"))]
    pin: SecretBox<u32>,
    #[config(env = "DEPOT_AUTH_SESSION_LENGTH", default = "1h", deserialize_with = humantime_serde::deserialize)]
    session_length: Duration,
    #[config(env = "DEPOT_AUTH_ISSUER")]
    issuer: Option<String>,
}

#[derive(Debug, Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
struct Log {
    #[config(env = "DEPOT_LOG_VERBOSITY", default = "info")]
    verbosity: Verbosity,
    #[config(env = "DEPOT_LOG_LAYOUT", default = "json")]
    layout: Layout,
    #[config(env = "DEPOT_LOG_FOLDER", default = "/var/log")]
    folder: PathBuf,
    #[config(env = "DEPOT_LOG_SHARE", default = 1.0)]
    #[config(validate((0.0..=1.0).contains(share), "must be from 0 to 1"))]
    share: f64,
}

fn load(file: &Path) -> Outcome {
    let depot = match Depot::builder().env().file(file).load() {
        Ok(depot) => depot,
        Err(error) => return Outcome::refused(&error),
    };
    let Auth { signing_key, previous_key, pin, .. } = &depot.auth;
    let secrets = secrets(&depot.database.primary, signing_key, previous_key.as_ref(), pin);
    Outcome::loaded(&depot, &secrets)
}
