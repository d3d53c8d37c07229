//! A declaration with a field of every shape, and which of its settings are public.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use settings::{ByteSize, Complaint, ExposeSecret, SecretBox, SecretString, Settings};

#[derive(Debug, Settings)]
#[settings(prefix = "FUZZ", check = tells_all(auth.token, trip), check = one_default(providers))]
pub(super) struct Subject {
    #[settings(default = Mode::Development)]
    pub(super) mode: Mode,
    pub(super) name: Option<String>,
    /// Makes a rule complain.
    #[settings(default)]
    pub(super) trip: bool,
    #[settings(nested)]
    pub(super) server: Server,
    #[settings(nested)]
    pub(super) auth: Auth,
    #[settings(nested)]
    pub(super) smtp: Option<Smtp>,
    #[settings(nested)]
    pub(super) storage: Storage,
    #[settings(default)]
    pub(super) features: BTreeMap<String, bool>,
    #[settings(default)]
    pub(super) tokens: BTreeMap<String, SecretString>,
    #[settings(nested, default)]
    pub(super) providers: BTreeMap<String, Provider>,
    #[settings(nested, default)]
    pub(super) listeners: Vec<Listener>,
    #[settings(serde, expects = "a table of labels")]
    pub(super) extra: Option<Extra>,
}

#[derive(Debug, Settings)]
pub(super) enum Mode {
    Development,
    Production,
}

#[derive(Debug, Settings)]
pub(super) struct Server {
    #[settings(default = 8080, range(min = 1), alias = "listen_port")]
    pub(super) port: u16,
    #[settings(default = Duration::from_secs(30))]
    pub(super) timeout: Duration,
    #[settings(default = ByteSize::mib(10))]
    pub(super) max_body: ByteSize,
    #[settings(default)]
    pub(super) trusted: Vec<Network>,
    #[settings(default, each(range(max = 9)))]
    pub(super) levels: BTreeSet<i8>,
    #[settings(default = 0.5)]
    pub(super) share: f64,
    #[settings(default_from = sign_of(port))]
    pub(super) sign: char,
    #[settings(pattern = "[a-z]+(-[a-z]+)*", length(max = 40))]
    pub(super) zone: Option<String>,
    pub(super) files: Option<PathBuf>,
}

#[derive(Debug, Settings)]
pub(super) struct Network(#[settings(serde, expects = "an IP network such as `10.0.0.0/8`")] IpNet);

#[derive(Debug, Settings)]
pub(super) struct Auth {
    pub(super) token: SecretString,
    pub(super) maybe: Option<SecretString>,
    pub(super) pin: Option<SecretBox<u32>>,
    pub(super) ratio: Option<SecretBox<f64>>,
    #[settings(encoding = "base64")]
    pub(super) inside: Option<SecretBox<[u8]>>,
    #[settings(default)]
    pub(super) list: Vec<SecretString>,
    #[settings(default)]
    pub(super) codes: HashMap<String, SecretBox<u32>>,
    #[settings(length(max = 2))]
    pub(super) short: Option<SecretString>,
    #[settings(check = quotes)]
    pub(super) quoted: Option<SecretString>,
    #[settings(default, each(check = quotes))]
    pub(super) quoted_list: Vec<SecretString>,
}

#[derive(Debug, Settings)]
#[settings(both_or_none(username, password))]
pub(super) struct Smtp {
    #[settings(not_blank)]
    pub(super) host: String,
    #[settings(default = 25)]
    pub(super) port: u16,
    pub(super) username: Option<String>,
    pub(super) password: Option<SecretString>,
}

#[derive(Debug, Settings)]
#[settings(tag = "kind")]
pub(super) enum Storage {
    #[settings(default)]
    Local(Local),
    S3(S3),
}

#[derive(Debug, Settings)]
pub(super) struct Local {
    #[settings(default = "./data")]
    pub(super) path: PathBuf,
}

#[derive(Debug, Settings)]
pub(super) struct S3 {
    pub(super) bucket: String,
    pub(super) secret_key: Option<SecretString>,
}

#[derive(Debug, Settings)]
pub(super) struct Provider {
    pub(super) client_id: String,
    pub(super) client_secret: SecretString,
    #[settings(default = ["openid"])]
    pub(super) scopes: Vec<String>,
    #[settings(default)]
    pub(super) default: bool,
}

#[derive(Debug, Settings)]
pub(super) struct Listener {
    pub(super) addr: SocketAddr,
    pub(super) key: Option<SecretString>,
}

/// A type that serde reads.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Extra {
    limit: Option<u64>,
    labels: BTreeMap<String, String>,
}

/// The settings that may be shown; `*` stands for the name of an entry or the number of an element.
const PUBLIC: &[&str] = &[
    "mode",
    "name",
    "trip",
    "server.port",
    "server.listen_port",
    "server.timeout",
    "server.max_body",
    "server.trusted",
    "server.levels",
    "server.share",
    "server.sign",
    "server.zone",
    "server.files",
    "smtp.host",
    "smtp.port",
    "smtp.username",
    "storage.kind",
    "storage.path",
    "storage.bucket",
    "features.*",
    "providers.*.client_id",
    "providers.*.scopes",
    "providers.*.default",
    "listeners*.addr",
    "extra",
];

/// True if the value of a setting may be shown.
pub(super) fn is_public(key: &str) -> bool {
    let element = key.rfind('[').filter(|_| key.ends_with(']'));
    [key, &key[..element.unwrap_or(key.len())]].iter().any(|key| {
        PUBLIC.iter().any(|public| match public.split_once('*') {
            Some((start, end)) => key.starts_with(start) && key.ends_with(end),
            None => key == public,
        })
    })
}

fn sign_of(port: &u16) -> Result<char, String> {
    char::from_u32(u32::from(*port)).ok_or_else(|| format!("no character has the number {port}"))
}

/// A check that tells all it knows.
fn quotes(text: &str) -> Result<(), String> {
    if text == "ok" { Ok(()) } else { Err(format!("`{text}` will not do, {text:?}")) }
}

/// A rule that does.
fn tells_all(token: &SecretString, trip: &bool) -> Result<(), String> {
    if *trip { Err(format!("not with {}", token.expose_secret())) } else { Ok(()) }
}

fn one_default(providers: &BTreeMap<String, Provider>) -> Result<(), Complaint> {
    let default = providers.iter().filter(|(_, provider)| provider.default);
    let keys: Vec<String> = default.map(|(id, _)| format!("providers.{id}.default")).collect();
    match keys.len() {
        0 | 1 => Ok(()),
        _ => Err(Complaint::from("at most one provider may be the default").about(keys)),
    }
}
