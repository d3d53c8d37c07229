//! What the declarations that leave reading to serde have in common, and the checks of whoever has none in the library.

use std::collections::BTreeMap;
use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::num::ParseIntError;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Serialize};

use super::Outcome;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Depot {
    pub(super) stage: Stage,
    #[serde(default = "label")]
    pub(super) label: String,
    #[serde(default)]
    pub(super) web: Web,
    pub(super) database: Database,
    pub(super) auth: Auth,
    #[serde(default)]
    pub(super) log: Log,
    #[serde(default)]
    pub(super) tenants: BTreeMap<String, Tenant>,
}

pub(super) fn label() -> String {
    "depot".to_owned()
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Stage {
    Dev,
    Staging,
    Production,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Web {
    pub(super) bind: IpAddr,
    pub(super) port: u16,
    #[serde(with = "humantime_serde")]
    pub(super) timeout: Duration,
    pub(super) max_body: u64,
    pub(super) keep_alive: bool,
    pub(super) origins: Vec<String>,
    pub(super) homepage: String,
}

impl Default for Web {
    fn default() -> Self {
        Self {
            bind: Ipv4Addr::LOCALHOST.into(),
            port: 8080,
            timeout: Duration::from_secs(30),
            max_body: 10_485_760,
            keep_alive: true,
            origins: Vec::new(),
            homepage: "https://depot.example".to_owned(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Database {
    pub(super) primary: SecretString,
    #[serde(default = "one")]
    pub(super) pool_min: u32,
    #[serde(default = "ten")]
    pub(super) pool_max: u32,
    #[serde(default = "five_seconds", with = "humantime_serde")]
    pub(super) connect_timeout: Duration,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Auth {
    pub(super) signing_key: SecretString,
    pub(super) previous_key: Option<SecretString>,
    pub(super) pin: SecretBox<u32>,
    #[serde(default = "hour", with = "humantime_serde")]
    pub(super) session_length: Duration,
    pub(super) issuer: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Log {
    pub(super) verbosity: Verbosity,
    pub(super) layout: Layout,
    pub(super) folder: PathBuf,
    pub(super) share: f64,
}

impl Default for Log {
    fn default() -> Self {
        Self { verbosity: Verbosity::Info, layout: Layout::Json, folder: "/var/log".into(), share: 1.0 }
    }
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Verbosity {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Layout {
    Json,
    Pretty,
}

/// Reads the words of an enum, for whoever does not leave variables to serde.
macro_rules! words {
    ($($of:ident: $($word:literal => $variant:ident),+;)+) => {$(
        impl FromStr for $of {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!("`{text}` is none of {}", [$($word),+].join(", "))),
                }
            }
        }
    )+};
}

words! {
    Stage: "dev" => Dev, "staging" => Staging, "production" => Production;
    Verbosity: "trace" => Trace, "debug" => Debug, "info" => Info, "warn" => Warn, "error" => Error;
    Layout: "json" => Json, "pretty" => Pretty;
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tenant {
    pub(super) quota: u32,
    pub(super) region: String,
}

pub(super) fn parse_pin(text: &str) -> Result<SecretBox<u32>, ParseIntError> {
    text.parse().map(|pin| SecretBox::new(Box::new(pin)))
}

pub(super) fn one() -> u32 {
    1
}

pub(super) fn ten() -> u32 {
    10
}

pub(super) fn five_seconds() -> Duration {
    Duration::from_secs(5)
}

pub(super) fn hour() -> Duration {
    Duration::from_secs(3600)
}

/// What does not hold, under its key.
pub(super) type Checked = Result<(), String>;

pub(super) fn check(key: &str, holds: bool, must: &str) -> Checked {
    if holds { Ok(()) } else { Err(format!("{key}: must be {must}")) }
}

pub(super) fn check_web(port: u16, max_body: u64, origins: &[String], homepage: &str) -> Checked {
    check("web.port", port >= 1024, "at least 1024")?;
    check("web.max_body", (1..=104_857_600).contains(&max_body), "from 1 to 104857600")?;
    let https = |url: &str| url.starts_with("https://");
    check("web.origins", origins.iter().all(|url| https(url)), "addresses with https")?;
    check("web.homepage", https(homepage), "an address with https")
}

pub(super) fn check_log(share: f64) -> Checked {
    check("log.share", (0.0..=1.0).contains(&share), "from 0 to 1")
}

impl Web {
    pub(super) fn check(&self) -> Checked {
        check_web(self.port, self.max_body, &self.origins, &self.homepage)
    }
}

impl Log {
    pub(super) fn check(&self) -> Checked {
        check_log(self.share)
    }
}

pub(super) fn check_database(primary: &SecretString, pool_min: u32, pool_max: u32) -> Checked {
    let primary = primary.expose_secret();
    check("database.primary", primary.starts_with("postgres://"), "an address with postgres")?;
    check("database.pool_min", (1..=100).contains(&pool_min), "from 1 to 100")?;
    check("database.pool_max", (1..=100).contains(&pool_max), "from 1 to 100")
}

pub(super) fn check_auth(signing_key: &SecretString, pin: &SecretBox<u32>) -> Checked {
    let long = signing_key.expose_secret().chars().count() >= 32;
    check("auth.signing_key", long, "32 characters long at least")?;
    check("auth.pin", *pin.expose_secret() >= 1, "at least 1")
}

pub(super) fn check_tenants(tenants: &BTreeMap<String, Tenant>) -> Checked {
    tenants.iter().try_for_each(|(name, tenant)| {
        let key = format!("tenants.{name}.quota");
        check(&key, (1..=1000).contains(&tenant.quota), "from 1 to 1000")
    })
}

/// All secrets, for whoever compares.
pub(super) fn secrets(
    primary: &SecretString,
    signing_key: &SecretString,
    previous_key: Option<&SecretString>,
    pin: &SecretBox<u32>,
) -> [String; 4] {
    let text = |secret: &SecretString| secret.expose_secret().to_owned();
    let pin = pin.expose_secret().to_string();
    [text(primary), text(signing_key), previous_key.map_or_else(String::new, text), pin]
}

impl Depot {
    pub(super) fn check(&self) -> Checked {
        self.web.check()?;
        let Database { primary, pool_min, pool_max, .. } = &self.database;
        check_database(primary, *pool_min, *pool_max)?;
        check_auth(&self.auth.signing_key, &self.auth.pin)?;
        self.log.check()?;
        check_tenants(&self.tenants)
    }

    /// What came of it once it is read.
    pub(super) fn outcome(&self) -> Outcome {
        let Auth { signing_key, previous_key, pin, .. } = &self.auth;
        match self.check() {
            Ok(()) => Outcome::loaded(
                self,
                &secrets(&self.database.primary, signing_key, previous_key.as_ref(), pin),
            ),
            Err(error) => Outcome::refused(&*Box::<dyn Error>::from(error)),
        }
    }
}
