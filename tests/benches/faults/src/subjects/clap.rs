//! clap: arguments that may be given by variables.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{ArgAction, Parser, ValueEnum};
use humantime::parse_duration;
use secrecy::{ExposeSecret, SecretString};

use super::{Outcome, Reads, Subject};
use crate::value::Lists;

pub(super) const SUBJECT: Subject = Subject {
    name: "clap",
    package: "clap",
    reads: Reads::Variables,
    joint: "_",
    lists: Lists::Commas,
    tenants: false,
    how: "`env` on each argument, `value_parser` for ranges, `hide_env_values` on secrets, `ValueEnum`",
    load,
};

#[derive(Debug, Parser)]
struct Depot {
    #[arg(long, env = "DEPOT_STAGE", value_enum)]
    stage: Stage,
    #[arg(long, env = "DEPOT_LABEL", default_value = "depot")]
    label: String,
    #[arg(long, env = "DEPOT_WEB_BIND", default_value = "127.0.0.1")]
    web_bind: IpAddr,
    #[arg(long, env = "DEPOT_WEB_PORT", default_value = "8080", value_parser = clap::value_parser!(u16).range(1024..))]
    web_port: u16,
    #[arg(long, env = "DEPOT_WEB_TIMEOUT", default_value = "30s", value_parser = parse_duration)]
    web_timeout: Duration,
    #[arg(long, env = "DEPOT_WEB_MAX_BODY", default_value = "10485760")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=104_857_600))]
    web_max_body: u64,
    #[arg(long, env = "DEPOT_WEB_KEEP_ALIVE", default_value = "true", action = ArgAction::Set)]
    web_keep_alive: bool,
    #[arg(long, env = "DEPOT_WEB_ORIGINS", value_delimiter = ',', value_parser = https)]
    web_origins: Vec<String>,
    #[arg(long, env = "DEPOT_WEB_HOMEPAGE", default_value = "https://depot.example", value_parser = https)]
    web_homepage: String,
    #[arg(long, env = "DEPOT_DATABASE_PRIMARY", hide_env_values = true, value_parser = postgres)]
    database_primary: SecretString,
    #[arg(long, env = "DEPOT_DATABASE_POOL_MIN", default_value = "1")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100))]
    database_pool_min: u32,
    #[arg(long, env = "DEPOT_DATABASE_POOL_MAX", default_value = "10")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100))]
    database_pool_max: u32,
    #[arg(long, env = "DEPOT_DATABASE_CONNECT_TIMEOUT", default_value = "5s", value_parser = parse_duration)]
    database_connect_timeout: Duration,
    #[arg(long, env = "DEPOT_AUTH_SIGNING_KEY", hide_env_values = true, value_parser = signing_key)]
    auth_signing_key: SecretString,
    #[arg(long, env = "DEPOT_AUTH_PREVIOUS_KEY", hide_env_values = true)]
    auth_previous_key: Option<SecretString>,
    #[arg(long, env = "DEPOT_AUTH_PIN", hide_env_values = true, value_parser = pin)]
    auth_pin: SecretString,
    #[arg(long, env = "DEPOT_AUTH_SESSION_LENGTH", default_value = "1h", value_parser = parse_duration)]
    auth_session_length: Duration,
    #[arg(long, env = "DEPOT_AUTH_ISSUER")]
    auth_issuer: Option<String>,
    #[arg(long, env = "DEPOT_LOG_VERBOSITY", default_value = "info", value_enum)]
    log_verbosity: Verbosity,
    #[arg(long, env = "DEPOT_LOG_LAYOUT", default_value = "json", value_enum)]
    log_layout: Layout,
    #[arg(long, env = "DEPOT_LOG_FOLDER", default_value = "/var/log")]
    log_folder: PathBuf,
    #[arg(long, env = "DEPOT_LOG_SHARE", default_value = "1.0", value_parser = share)]
    log_share: f64,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Stage {
    Dev,
    Staging,
    Production,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Verbosity {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Layout {
    Json,
    Pretty,
}

fn https(text: &str) -> Result<String, &'static str> {
    if text.starts_with("https://") { Ok(text.to_owned()) } else { Err("must be an address with https") }
}

fn postgres(text: &str) -> Result<SecretString, &'static str> {
    if text.starts_with("postgres://") { Ok(text.into()) } else { Err("must be an address with postgres") }
}

fn signing_key(text: &str) -> Result<SecretString, &'static str> {
    if text.chars().count() >= 32 { Ok(text.into()) } else { Err("must be 32 characters long at least") }
}

/// Kept as a text: an argument is cloned, and a secret number is not.
fn pin(text: &str) -> Result<SecretString, &'static str> {
    match text.parse::<u32>() {
        Ok(1..) => Ok(text.into()),
        _ => Err("must be a number, at least 1"),
    }
}

fn share(text: &str) -> Result<f64, &'static str> {
    let share = text.parse().map_err(|_| "must be a number")?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("must be from 0 to 1") }
}

fn load(_: &Path) -> Outcome {
    let depot = match Depot::try_parse_from(["depot"]) {
        Ok(depot) => depot,
        Err(error) => return Outcome::refused(&error),
    };
    let text = |secret: &SecretString| secret.expose_secret().to_owned();
    let Depot { database_primary, auth_signing_key, auth_previous_key, auth_pin, .. } = &depot;
    let previous = auth_previous_key.as_ref().map_or_else(String::new, text);
    let secrets = [text(database_primary), text(auth_signing_key), previous, text(auth_pin)];
    Outcome::loaded(&depot, &secrets)
}
