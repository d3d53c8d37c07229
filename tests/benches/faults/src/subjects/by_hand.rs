//! Code as a careful author writes it: serde and `toml` for the file, `std::env` for the variables, a check for each value.

use std::collections::BTreeMap;
use std::env::{self, VarError};
use std::error::Error;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use secrecy::{SecretBox, SecretString};
use serde::Deserialize;

use super::serde_types::{
    Log, Stage, Tenant, Web, check_auth, check_database, check_tenants, five_seconds, hour, label, one,
    secrets, ten,
};
use super::{Outcome, Reads, Subject};
use crate::value::{Format, Lists};

pub(super) const SUBJECT: Subject = Subject {
    name: "by hand",
    package: "toml",
    reads: Reads::File(Format::Toml),
    joint: "_",
    lists: Lists::Commas,
    tenants: true,
    how: "serde and `toml` with `deny_unknown_fields`, then `std::env`; each error names its file or variable",
    load,
};

/// What the file says. What is required may be in a variable.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Depot {
    stage: Option<Stage>,
    #[serde(default = "label")]
    label: String,
    #[serde(default)]
    web: Web,
    database: Database,
    auth: Auth,
    #[serde(default)]
    log: Log,
    #[serde(default)]
    tenants: BTreeMap<String, Tenant>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Database {
    primary: Option<SecretString>,
    #[serde(default = "one")]
    pool_min: u32,
    #[serde(default = "ten")]
    pool_max: u32,
    #[serde(default = "five_seconds", with = "humantime_serde")]
    connect_timeout: Duration,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Auth {
    signing_key: Option<SecretString>,
    previous_key: Option<SecretString>,
    pin: Option<SecretBox<u32>>,
    #[serde(default = "hour", with = "humantime_serde")]
    session_length: Duration,
    issuer: Option<String>,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn load(file: &Path) -> Outcome {
    read(file).unwrap_or_else(|error| Outcome::refused(&*error))
}

fn read(file: &Path) -> Result<Outcome> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut depot: Depot = toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    depot.take_variables()?;
    let missing = |key: &str, variable: &str| format!("{key} is missing: set it in the file or {variable}");
    depot.stage.ok_or_else(|| missing("stage", "DEPOT_STAGE"))?;
    let Database { primary, pool_min, pool_max, .. } = &depot.database;
    let primary = primary.as_ref().ok_or_else(|| missing("database.primary", "DEPOT_DATABASE_PRIMARY"))?;
    let Auth { signing_key, previous_key, pin, .. } = &depot.auth;
    let signing_key =
        signing_key.as_ref().ok_or_else(|| missing("auth.signing_key", "DEPOT_AUTH_SIGNING_KEY"))?;
    let pin = pin.as_ref().ok_or_else(|| missing("auth.pin", "DEPOT_AUTH_PIN"))?;
    depot.web.check()?;
    check_database(primary, *pool_min, *pool_max)?;
    check_auth(signing_key, pin)?;
    depot.log.check()?;
    check_tenants(&depot.tenants)?;
    Ok(Outcome::loaded(&depot, &secrets(primary, signing_key, previous_key.as_ref(), pin)))
}

impl Depot {
    fn take_variables(&mut self) -> Result<()> {
        let Self { web, database, auth, log, .. } = self;
        take("DEPOT_STAGE", parsed, |value| self.stage = Some(value))?;
        take("DEPOT_LABEL", parsed, |value| self.label = value)?;
        take("DEPOT_WEB_BIND", parsed, |value| web.bind = value)?;
        take("DEPOT_WEB_PORT", parsed, |value| web.port = value)?;
        take("DEPOT_WEB_TIMEOUT", duration, |value| web.timeout = value)?;
        take("DEPOT_WEB_MAX_BODY", parsed, |value| web.max_body = value)?;
        take("DEPOT_WEB_KEEP_ALIVE", parsed, |value| web.keep_alive = value)?;
        take("DEPOT_WEB_ORIGINS", list, |value| web.origins = value)?;
        take("DEPOT_WEB_HOMEPAGE", parsed, |value| web.homepage = value)?;
        take("DEPOT_DATABASE_PRIMARY", secret, |value| database.primary = Some(value))?;
        take("DEPOT_DATABASE_POOL_MIN", parsed, |value| database.pool_min = value)?;
        take("DEPOT_DATABASE_POOL_MAX", parsed, |value| database.pool_max = value)?;
        take("DEPOT_DATABASE_CONNECT_TIMEOUT", duration, |value| database.connect_timeout = value)?;
        take("DEPOT_AUTH_SIGNING_KEY", secret, |value| auth.signing_key = Some(value))?;
        take("DEPOT_AUTH_PREVIOUS_KEY", secret, |value| auth.previous_key = Some(value))?;
        take("DEPOT_AUTH_PIN", parsed, |pin: u32| auth.pin = Some(SecretBox::new(Box::new(pin))))?;
        take("DEPOT_AUTH_SESSION_LENGTH", duration, |value| auth.session_length = value)?;
        take("DEPOT_AUTH_ISSUER", parsed, |value| auth.issuer = Some(value))?;
        take("DEPOT_LOG_VERBOSITY", parsed, |value| log.verbosity = value)?;
        take("DEPOT_LOG_LAYOUT", parsed, |value| log.layout = value)?;
        take("DEPOT_LOG_FOLDER", parsed, |value: PathBuf| log.folder = value)?;
        take("DEPOT_LOG_SHARE", parsed, |value| log.share = value)
    }
}

/// Reads a variable, if it is set.
fn take<T>(
    name: &str,
    read: impl FnOnce(&str) -> std::result::Result<T, String>,
    put: impl FnOnce(T),
) -> Result<()> {
    match env::var(name) {
        Ok(text) => put(read(&text).map_err(|error| format!("{name}: {error}"))?),
        Err(VarError::NotPresent) => {}
        Err(VarError::NotUnicode(_)) => return Err(format!("{name}: not UTF-8").into()),
    }
    Ok(())
}

fn parsed<T: FromStr<Err: Display>>(text: &str) -> std::result::Result<T, String> {
    text.parse().map_err(|error| format!("{error}"))
}

fn duration(text: &str) -> std::result::Result<Duration, String> {
    humantime::parse_duration(text).map_err(|error| error.to_string())
}

fn list(text: &str) -> std::result::Result<Vec<String>, String> {
    Ok(text.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect())
}

fn secret(text: &str) -> std::result::Result<SecretString, String> {
    Ok(text.into())
}
