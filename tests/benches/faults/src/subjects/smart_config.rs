//! smart-config, which reads JSON in place of TOML.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smart_config::de::{Delimited, Serde, WellKnown};
use smart_config::{ConfigRepository, ConfigSchema, DescribeConfig, DeserializeConfig, Environment, Json};

use super::serde_types::{Layout, Stage, Tenant, Verbosity, secrets};
use super::{Outcome, Reads, Subject};
use crate::value::{Format, Lists};

pub(super) const SUBJECT: Subject = Subject {
    name: "smart-config",
    package: "smart-config",
    reads: Reads::File(Format::Json),
    joint: "_",
    lists: Lists::Commas,
    tenants: true,
    how: "JSON in place of TOML, `validate` and `secret` on the fields; there is nothing to deny unknown fields with",
    load,
};

#[derive(Debug, DescribeConfig, DeserializeConfig)]
struct Depot {
    stage: Stage,
    #[config(default_t = "depot".into())]
    label: String,
    #[config(nest)]
    web: Web,
    #[config(nest)]
    database: Database,
    #[config(nest)]
    auth: Auth,
    #[config(nest)]
    log: Log,
    #[config(default, with = Serde![object], validate(good_tenants, "quotas from 1 to 1000"))]
    tenants: BTreeMap<String, Tenant>,
}

#[derive(Debug, DescribeConfig, DeserializeConfig)]
struct Web {
    #[config(default_t = IpAddr::from([127, 0, 0, 1]), with = Serde![str])]
    bind: IpAddr,
    #[config(default_t = 8080, validate(1024..))]
    port: u16,
    #[config(default_t = Duration::from_secs(30))]
    timeout: Duration,
    #[config(default_t = 10_485_760, validate(1..=104_857_600))]
    max_body: u64,
    #[config(default_t = true)]
    keep_alive: bool,
    #[config(default, with = Delimited::new(","), validate(all_https, "addresses with https"))]
    origins: Vec<String>,
    #[config(default_t = "https://depot.example".into(), validate(https, "an address with https"))]
    homepage: String,
}

#[derive(Debug, DescribeConfig, DeserializeConfig)]
struct Database {
    #[config(validate(postgres, "an address with postgres"))]
    primary: SecretString,
    #[config(default_t = 1, validate(1..=100))]
    pool_min: u32,
    #[config(default_t = 10, validate(1..=100))]
    pool_max: u32,
    #[config(default_t = Duration::from_secs(5))]
    connect_timeout: Duration,
}

#[derive(Debug, DescribeConfig, DeserializeConfig)]
struct Auth {
    #[config(validate(long, "32 characters at least"))]
    signing_key: SecretString,
    previous_key: Option<SecretString>,
    #[config(secret, with = Serde![int, str], validate(not_zero, "at least 1"))]
    pin: Pin,
    #[config(default_t = Duration::from_secs(3600))]
    session_length: Duration,
    issuer: Option<String>,
}

#[derive(Debug, DescribeConfig, DeserializeConfig)]
struct Log {
    #[config(default_t = Verbosity::Info)]
    verbosity: Verbosity,
    #[config(default_t = Layout::Json)]
    layout: Layout,
    #[config(default_t = "/var/log".into())]
    folder: PathBuf,
    #[config(default_t = 1.0, validate(0.0..=1.0))]
    share: f64,
}

impl WellKnown for Stage {
    type Deserializer = Serde![str];
    const DE: Self::Deserializer = Serde![str];
}

impl WellKnown for Verbosity {
    type Deserializer = Serde![str];
    const DE: Self::Deserializer = Serde![str];
}

impl WellKnown for Layout {
    type Deserializer = Serde![str];
    const DE: Self::Deserializer = Serde![str];
}

#[derive(Debug)]
struct Pin(SecretBox<u32>);

impl Serialize for Pin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.expose_secret().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Pin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(|pin| Self(SecretBox::new(Box::new(pin))))
    }
}

fn good_tenants(tenants: &BTreeMap<String, Tenant>) -> bool {
    tenants.values().all(|tenant| (1..=1000).contains(&tenant.quota))
}

fn https(url: &String) -> bool {
    url.starts_with("https://")
}

fn all_https(urls: &Vec<String>) -> bool {
    urls.iter().all(https)
}

fn postgres(url: &SecretString) -> bool {
    url.expose_secret().starts_with("postgres://")
}

fn long(key: &SecretString) -> bool {
    key.expose_secret().chars().count() >= 32
}

fn not_zero(pin: &Pin) -> bool {
    *pin.0.expose_secret() >= 1
}

fn load(file: &Path) -> Outcome {
    let depot = match read(file) {
        Ok(depot) => depot,
        Err(error) => return Outcome::refused(&*error),
    };
    let Auth { signing_key, previous_key, pin, .. } = &depot.auth;
    let secrets = secrets(&depot.database.primary, signing_key, previous_key.as_ref(), &pin.0);
    Outcome::loaded(&depot, &secrets)
}

fn read(file: &Path) -> Result<Depot, Box<dyn std::error::Error>> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    let object = serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    let schema = ConfigSchema::new(&Depot::DESCRIPTION, "");
    let sources = ConfigRepository::new(&schema).with(Json::new(&name, object));
    let depot = sources.with(Environment::prefixed("DEPOT_")).single::<Depot>()?.parse()?;
    Ok(depot)
}
