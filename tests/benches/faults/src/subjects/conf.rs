//! conf, with the file as its document.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use conf::Conf;
use humantime::parse_duration;
use secrecy::{SecretBox, SecretString};

use super::serde_types::{
    Checked, Layout, Stage, Tenant, Verbosity, check_auth, check_database, check_log, check_tenants,
    check_web, parse_pin, secrets,
};
use super::{Outcome, Reads, Subject};
use crate::value::{Format, Lists};

pub(super) const SUBJECT: Subject = Subject {
    name: "conf",
    package: "conf",
    reads: Reads::File(Format::Toml),
    joint: "_",
    lists: Lists::Commas,
    tenants: true,
    how: "the file as a document of `toml::Value`, `env` and `secret` on the fields, `validation_predicate` on the sections; unknown \
          fields are denied without saying so",
    load,
};

#[derive(Debug, Conf)]
#[conf(serde, env_prefix = "DEPOT_", validation_predicate = good_tenants)]
pub struct Depot {
    #[conf(env)]
    stage: Stage,
    #[conf(env, default_value = "depot")]
    label: String,
    #[conf(flatten, prefix)]
    web: Web,
    #[conf(flatten, prefix)]
    database: Database,
    #[conf(flatten, prefix)]
    auth: Auth,
    #[conf(flatten, prefix)]
    log: Log,
    #[conf(long, default, default_help_str = "none", value_parser = serde_json::from_str)]
    tenants: BTreeMap<String, Tenant>,
}

#[derive(Debug, Conf)]
#[conf(serde, validation_predicate = good_web)]
pub struct Web {
    #[conf(env, default_value = "127.0.0.1")]
    bind: IpAddr,
    #[conf(env, default_value = "8080")]
    port: u16,
    #[conf(env, default_value = "30s", value_parser = parse_duration)]
    #[conf(serde(deserialize_with = "humantime_serde::deserialize"))]
    timeout: Duration,
    #[conf(env, default_value = "10485760")]
    max_body: u64,
    #[conf(parameter, env, default_value = "true")]
    keep_alive: bool,
    #[conf(repeat, env)]
    origins: Vec<String>,
    #[conf(env, default_value = "https://depot.example")]
    homepage: String,
}

#[derive(Debug, Conf)]
#[conf(serde, validation_predicate = good_database)]
pub struct Database {
    #[conf(env, secret, value_parser = secret)]
    primary: SecretString,
    #[conf(env, default_value = "1")]
    pool_min: u32,
    #[conf(env, default_value = "10")]
    pool_max: u32,
    #[conf(env, default_value = "5s", value_parser = parse_duration)]
    #[conf(serde(deserialize_with = "humantime_serde::deserialize"))]
    connect_timeout: Duration,
}

#[derive(Debug, Conf)]
#[conf(serde, validation_predicate = good_auth)]
pub struct Auth {
    #[conf(env, secret, value_parser = secret)]
    signing_key: SecretString,
    #[conf(env, secret, value_parser = secret)]
    previous_key: Option<SecretString>,
    #[conf(env, secret, value_parser = parse_pin)]
    pin: SecretBox<u32>,
    #[conf(env, default_value = "1h", value_parser = parse_duration)]
    #[conf(serde(deserialize_with = "humantime_serde::deserialize"))]
    session_length: Duration,
    #[conf(env)]
    issuer: Option<String>,
}

#[derive(Debug, Conf)]
#[conf(serde, validation_predicate = good_log)]
pub struct Log {
    #[conf(env, default_value = "info")]
    verbosity: Verbosity,
    #[conf(env, default_value = "json")]
    layout: Layout,
    #[conf(env, default_value = "/var/log")]
    folder: PathBuf,
    #[conf(env, default_value = "1.0")]
    share: f64,
}

fn secret(text: &str) -> Result<SecretString, Infallible> {
    Ok(text.into())
}

fn good_tenants(depot: &Depot) -> Checked {
    check_tenants(&depot.tenants)
}

fn good_web(web: &Web) -> Checked {
    check_web(web.port, web.max_body, &web.origins, &web.homepage)
}

fn good_database(database: &Database) -> Checked {
    check_database(&database.primary, database.pool_min, database.pool_max)
}

fn good_auth(auth: &Auth) -> Checked {
    check_auth(&auth.signing_key, &auth.pin)
}

fn good_log(log: &Log) -> Checked {
    check_log(log.share)
}

fn load(file: &Path) -> Outcome {
    let told = |error: String| Outcome::refused(&*Box::<dyn std::error::Error>::from(error));
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return told(format!("{}: {error}", file.display())),
    };
    let document: toml::Value = match toml::from_str(&text) {
        Ok(document) => document,
        Err(error) => return told(format!("{}: {error}", file.display())),
    };
    let depot =
        match Depot::conf_builder().args(["depot"]).doc(file.display().to_string(), document).try_parse() {
            Ok(depot) => depot,
            Err(error) => return Outcome::refused(&error),
        };
    let Auth { signing_key, previous_key, pin, .. } = &depot.auth;
    let secrets = secrets(&depot.database.primary, signing_key, previous_key.as_ref(), pin);
    Outcome::loaded(&depot, &secrets)
}
