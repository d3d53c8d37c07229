//! schematic. What it holds has to be written out again, so secrets and durations are types of our own.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use miette::{GraphicalReportHandler, GraphicalTheme};
use schematic::{Config, ConfigEnum, ConfigError, ConfigLoader, ValidateError, ValidateResult, derive_enum};
use serde::{Deserialize, Serialize};

use super::{Outcome, Reads, Subject};
use crate::value::{Format, Lists};

pub(super) const SUBJECT: Subject = Subject {
    name: "schematic",
    package: "schematic",
    reads: Reads::File(Format::Toml),
    joint: "_",
    lists: Lists::Commas,
    tenants: true,
    how: "`env_prefix`, `required` and `validate`; unknown fields are denied without saying so; printed with miette's graphical report",
    load,
};

#[derive(Debug, Config)]
#[config(env_prefix = "DEPOT_")]
pub struct Depot {
    #[setting(required)]
    stage: Option<Stage>,
    #[setting(default = "depot")]
    label: String,
    #[setting(nested)]
    web: Web,
    #[setting(nested)]
    database: Database,
    #[setting(nested)]
    auth: Auth,
    #[setting(nested)]
    log: Log,
    #[setting(nested)]
    tenants: BTreeMap<String, Tenant>,
}

#[derive(Debug, Config)]
#[config(env_prefix = "DEPOT_WEB_")]
pub struct Web {
    #[setting(default = Address(IpAddr::from([127, 0, 0, 1])))]
    bind: Address,
    #[setting(default = 8080, validate = at_least(1024))]
    port: u16,
    #[setting(default = Span(Duration::from_secs(30)))]
    timeout: Span,
    #[setting(default = 10_485_760, validate = schematic::validate::in_range(1, 104_857_600))]
    max_body: u64,
    #[setting(default = true)]
    keep_alive: bool,
    #[setting(parse_env = schematic::env::split_comma, validate = all_https)]
    origins: Vec<String>,
    #[setting(default = "https://depot.example", validate = https)]
    homepage: String,
}

#[derive(Debug, Config)]
#[config(env_prefix = "DEPOT_DATABASE_")]
pub struct Database {
    #[setting(required, validate = postgres)]
    primary: Option<Secret>,
    #[setting(default = 1, validate = schematic::validate::in_range(1, 100))]
    pool_min: u32,
    #[setting(default = 10, validate = schematic::validate::in_range(1, 100))]
    pool_max: u32,
    #[setting(default = Span(Duration::from_secs(5)))]
    connect_timeout: Span,
}

#[derive(Debug, Config)]
#[config(env_prefix = "DEPOT_AUTH_")]
pub struct Auth {
    #[setting(required, validate = long)]
    signing_key: Option<Secret>,
    previous_key: Option<Secret>,
    #[setting(required, validate = not_zero)]
    pin: Option<Pin>,
    #[setting(default = Span(Duration::from_secs(3600)))]
    session_length: Span,
    issuer: Option<String>,
}

#[derive(Debug, Config)]
#[config(env_prefix = "DEPOT_LOG_")]
pub struct Log {
    verbosity: Verbosity,
    layout: Layout,
    #[setting(default = "/var/log")]
    folder: PathBuf,
    #[setting(default = 1.0, validate = share)]
    share: f64,
}

#[derive(Debug, Config)]
pub struct Tenant {
    #[setting(validate = schematic::validate::in_range(1, 1000))]
    quota: u32,
    region: String,
}

derive_enum!(
    #[derive(ConfigEnum, Default)]
    pub enum Stage {
        #[default]
        Dev,
        Staging,
        Production,
    }
);

derive_enum!(
    #[derive(ConfigEnum, Default)]
    pub enum Verbosity {
        Trace,
        Debug,
        #[default]
        Info,
        Warn,
        Error,
    }
);

derive_enum!(
    #[derive(ConfigEnum, Default)]
    pub enum Layout {
        #[default]
        Json,
        Pretty,
    }
);

/// A secret that debugging does not show.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Secret(String);

#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Pin(u32);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

impl FromStr for Secret {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl FromStr for Pin {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Span(#[serde(with = "humantime_serde")] Duration);

impl FromStr for Span {
    type Err = humantime::DurationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        humantime::parse_duration(text).map(Self)
    }
}

/// Settings have a default, and the address of std has none.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Address(IpAddr);

impl Default for Address {
    fn default() -> Self {
        Self(IpAddr::from([127, 0, 0, 1]))
    }
}

impl FromStr for Address {
    type Err = std::net::AddrParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

fn must(holds: bool, be: &str) -> ValidateResult {
    if holds { Ok(()) } else { Err(ValidateError::new(format!("must be {be}"))) }
}

fn at_least<T, C>(least: u16) -> schematic::Validator<u16, T, C> {
    Box::new(move |port, _, _, _| must(*port >= least, &format!("at least {least}")))
}

fn https<T, C>(url: &String, _: &T, _: &C, _: bool) -> ValidateResult {
    must(url.starts_with("https://"), "an address with https")
}

fn all_https<T, C>(urls: &Vec<String>, _: &T, _: &C, _: bool) -> ValidateResult {
    must(urls.iter().all(|url| url.starts_with("https://")), "addresses with https")
}

fn postgres<T, C>(url: &Secret, _: &T, _: &C, _: bool) -> ValidateResult {
    must(url.0.starts_with("postgres://"), "an address with postgres")
}

fn long<T, C>(key: &Secret, _: &T, _: &C, _: bool) -> ValidateResult {
    must(key.0.chars().count() >= 32, "32 characters long at least")
}

fn not_zero<T, C>(pin: &Pin, _: &T, _: &C, _: bool) -> ValidateResult {
    must(pin.0 >= 1, "at least 1")
}

fn share<T, C>(share: &f64, _: &T, _: &C, _: bool) -> ValidateResult {
    must((0.0..=1.0).contains(share), "from 0 to 1")
}

fn load(file: &Path) -> Outcome {
    let depot = match read(file) {
        Ok(depot) => depot,
        Err(error) => {
            let mut told = String::new();
            let handler =
                GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(200);
            let rendered = handler.render_report(&mut told, &error);
            let refused = Outcome::refused(&error);
            return if rendered.is_ok() { Outcome { told, ..refused } } else { refused };
        }
    };
    let Auth { signing_key, previous_key, pin, .. } = &depot.auth;
    let text = |secret: &Option<Secret>| secret.clone().unwrap_or_default().0;
    let pin = pin.clone().unwrap_or_default().0.to_string();
    let secrets = [text(&depot.database.primary), text(signing_key), text(previous_key), pin];
    Outcome::loaded(&depot, &secrets)
}

fn read(file: &Path) -> Result<Depot, ConfigError> {
    let mut loader = ConfigLoader::<Depot>::new();
    Ok(loader.file(file)?.load()?.config)
}
