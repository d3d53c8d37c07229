//! envy: variables alone, in one flat struct.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::{SecretBox, SecretString};
use serde::Deserialize;

use super::serde_types::{
    Checked, Layout, Stage, Verbosity, Web, check_auth, check_database, check_log, check_web, five_seconds,
    hour, label, one, secrets, ten,
};
use super::{Outcome, Reads, Subject};
use crate::value::Lists;

pub(super) const SUBJECT: Subject = Subject {
    name: "envy",
    package: "envy",
    reads: Reads::Variables,
    joint: "_",
    lists: Lists::Commas,
    tenants: false,
    how: "`envy::prefixed`, one struct without sections; ranges in a function behind it. `deny_unknown_fields` is on",
    load,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Depot {
    stage: Stage,
    #[serde(default = "label")]
    label: String,
    #[serde(default = "bind")]
    web_bind: IpAddr,
    #[serde(default = "port")]
    web_port: u16,
    #[serde(default = "timeout", with = "humantime_serde")]
    web_timeout: Duration,
    #[serde(default = "max_body")]
    web_max_body: u64,
    #[serde(default = "keep_alive")]
    web_keep_alive: bool,
    #[serde(default)]
    web_origins: Vec<String>,
    #[serde(default = "homepage")]
    web_homepage: String,
    database_primary: SecretString,
    #[serde(default = "one")]
    database_pool_min: u32,
    #[serde(default = "ten")]
    database_pool_max: u32,
    #[serde(default = "five_seconds", with = "humantime_serde")]
    database_connect_timeout: Duration,
    auth_signing_key: SecretString,
    auth_previous_key: Option<SecretString>,
    auth_pin: SecretBox<u32>,
    #[serde(default = "hour", with = "humantime_serde")]
    auth_session_length: Duration,
    auth_issuer: Option<String>,
    #[serde(default = "verbosity")]
    log_verbosity: Verbosity,
    #[serde(default = "layout")]
    log_layout: Layout,
    #[serde(default = "folder")]
    log_folder: PathBuf,
    #[serde(default = "share")]
    log_share: f64,
}

fn bind() -> IpAddr {
    Web::default().bind
}

fn port() -> u16 {
    Web::default().port
}

fn timeout() -> Duration {
    Web::default().timeout
}

fn max_body() -> u64 {
    Web::default().max_body
}

fn keep_alive() -> bool {
    Web::default().keep_alive
}

fn homepage() -> String {
    Web::default().homepage
}

fn verbosity() -> Verbosity {
    Verbosity::Info
}

fn layout() -> Layout {
    Layout::Json
}

fn folder() -> PathBuf {
    "/var/log".into()
}

fn share() -> f64 {
    1.0
}

impl Depot {
    fn check(&self) -> Checked {
        check_web(self.web_port, self.web_max_body, &self.web_origins, &self.web_homepage)?;
        check_database(&self.database_primary, self.database_pool_min, self.database_pool_max)?;
        check_auth(&self.auth_signing_key, &self.auth_pin)?;
        check_log(self.log_share)
    }
}

fn load(_: &Path) -> Outcome {
    let depot: Depot = match envy::prefixed("DEPOT_").from_env() {
        Ok(depot) => depot,
        Err(error) => return Outcome::refused(&error),
    };
    let Depot { database_primary, auth_signing_key, auth_previous_key, auth_pin, .. } = &depot;
    match depot.check() {
        Ok(()) => {
            let secrets = secrets(database_primary, auth_signing_key, auth_previous_key.as_ref(), auth_pin);
            Outcome::loaded(&depot, &secrets)
        }
        Err(error) => Outcome::refused(&*Box::<dyn std::error::Error>::from(error)),
    }
}
