//! What the app can be told from outside.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use settings::{ByteSize, Complaint, SecretString, Settings};

/// Everything that the app can be told from outside.
#[derive(Debug, Settings)]
#[settings(prefix = "APP", separator = "__")]
#[settings(when(mode = Mode::Production, check = strong(auth.jwt_secret)), check = one_default(providers))]
pub(crate) struct App {
    /// What the app is used for.
    #[settings(default = Mode::Development)]
    pub(crate) mode: Mode,
    #[settings(nested)]
    pub(crate) server: Server,
    #[settings(nested)]
    pub(crate) database: Database,
    #[settings(nested)]
    pub(crate) log: Log,
    #[settings(nested)]
    pub(crate) auth: Auth,
    /// What is switched on before it is for everybody.
    #[settings(default)]
    pub(crate) features: BTreeMap<String, bool>,
    #[settings(nested)]
    pub(crate) smtp: Option<Smtp>,
    #[settings(nested)]
    pub(crate) storage: Storage,
    /// Who vouches for visitors.
    #[settings(nested, default)]
    pub(crate) providers: BTreeMap<String, Provider>,
    #[settings(nested, default)]
    pub(crate) listeners: Vec<Listener>,
}

/// What the app is used for.
#[derive(Debug, PartialEq, Settings)]
pub(crate) enum Mode {
    Development,
    Production,
}

#[derive(Debug, Settings)]
pub(crate) struct Server {
    #[settings(default = IpAddr::from([127, 0, 0, 1]))]
    pub(crate) host: IpAddr,
    #[settings(default = 8080, range(min = 1), alias = "listen_port")]
    pub(crate) port: u16,
    pub(crate) workers: Option<NonZeroUsize>,
    #[settings(default = Duration::from_secs(30))]
    pub(crate) request_timeout: Duration,
    #[settings(default = ByteSize::mib(10))]
    pub(crate) max_body: ByteSize,
    /// Networks whose forwarded headers are believed.
    #[settings(default)]
    pub(crate) trusted_proxies: Vec<Network>,
}

/// A network.
#[derive(Debug, Settings)]
pub(crate) struct Network(
    #[settings(serde, expects = "an IP network such as `10.0.0.0/8` or `fd00::/8`")] pub(crate) IpNet,
);

#[derive(Debug, Settings)]
pub(crate) struct Database {
    #[settings(check = url)]
    pub(crate) url: SecretString,
    #[settings(nested)]
    pub(crate) pool: Pool,
}

#[derive(Debug, Settings)]
#[settings(ascending(min, max))]
pub(crate) struct Pool {
    #[settings(default = 2)]
    pub(crate) min: u32,
    #[settings(default = 10, range(min = 1, max = 256))]
    pub(crate) max: u32,
}

#[derive(Debug, Settings)]
pub(crate) struct Log {
    #[settings(default = Level::Info)]
    pub(crate) level: Level,
    #[settings(default = false)]
    pub(crate) json: bool,
    pub(crate) sample: Option<bool>,
}

#[derive(Debug, Settings)]
pub(crate) enum Level {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
}

#[derive(Debug, Settings)]
pub(crate) struct Auth {
    #[settings(length(min = 16))]
    pub(crate) admin_token: Option<SecretString>,
    pub(crate) jwt_secret: SecretString,
}

#[derive(Debug, Settings)]
#[settings(both_or_none(username, password))]
pub(crate) struct Smtp {
    #[settings(not_blank)]
    pub(crate) host: String,
    pub(crate) from: Email,
    #[settings(default = Security::Starttls)]
    pub(crate) security: Security,
    #[settings(default_from = port_of(security))]
    pub(crate) port: u16,
    pub(crate) username: Option<String>,
    pub(crate) password: Option<SecretString>,
}

/// An address that mail is sent from.
#[derive(Debug, Settings)]
pub(crate) struct Email(#[settings(check = mail_address)] pub(crate) String);

#[derive(Debug, Settings)]
pub(crate) enum Security {
    Off,
    Starttls,
    ForceTls,
}

/// Where files are kept.
#[derive(Debug, Settings)]
#[settings(tag = "kind")]
pub(crate) enum Storage {
    #[settings(default)]
    Local(Local),
    S3(S3),
}

#[derive(Debug, Settings)]
pub(crate) struct Local {
    #[settings(default = "./data")]
    pub(crate) path: PathBuf,
    #[settings(default = false)]
    pub(crate) create: bool,
}

#[derive(Debug, Settings)]
#[settings(both_or_none(access_key, secret_key))]
pub(crate) struct S3 {
    pub(crate) bucket: String,
    #[settings(default = "us-east-1")]
    pub(crate) region: String,
    pub(crate) access_key: Option<SecretString>,
    pub(crate) secret_key: Option<SecretString>,
}

#[derive(Debug, Settings)]
pub(crate) struct Provider {
    pub(crate) client_id: String,
    pub(crate) client_secret: SecretString,
    #[settings(default = ["openid"])]
    pub(crate) scopes: Vec<String>,
    #[settings(default = false)]
    pub(crate) default: bool,
}

#[derive(Debug, Settings)]
pub(crate) struct Listener {
    pub(crate) addr: SocketAddr,
    #[settings(default = false)]
    pub(crate) tls: bool,
}

fn url(text: &str) -> Result<(), &'static str> {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme).unwrap_or_default();
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    if !scheme.is_empty() && scheme.chars().all(good) && !text.contains(char::is_whitespace) {
        Ok(())
    } else {
        Err("must be a URL such as `postgres://host/name`")
    }
}

fn mail_address(text: &str) -> Result<(), &'static str> {
    let parts = text.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
    if parts.is_some() { Ok(()) } else { Err("must be an e-mail address such as `shop@example.org`") }
}

fn port_of(security: &Security) -> u16 {
    match security {
        Security::Off => 25,
        Security::Starttls => 587,
        Security::ForceTls => 465,
    }
}

/// Secrets that stand in everybody's documentation.
const PLACEHOLDERS: [&str; 3] = ["changethis", "changeme", "secret"];

fn strong(secret: &SecretString) -> Result<(), &'static str> {
    use settings::ExposeSecret;

    let secret = secret.expose_secret();
    if PLACEHOLDERS.contains(&secret) {
        return Err("`auth.jwt_secret` must not be a known placeholder");
    }
    if secret.len() < 32 {
        return Err("`auth.jwt_secret` must be at least 32 bytes long");
    }
    Ok(())
}

fn one_default(providers: &BTreeMap<String, Provider>) -> Result<(), Complaint> {
    let default = providers.iter().filter(|(_, provider)| provider.default);
    let keys: Vec<String> = default.map(|(id, _)| format!("providers.{id}.default")).collect();
    if keys.len() < 2 {
        return Ok(());
    }
    Err(Complaint::from("at most one provider may be the default").about(keys))
}
