//! What the shop can be told from outside.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

use settings::{SecretBox, SecretString, Settings, checks};

/// Everything that the shop can be told from outside.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
pub(crate) struct Shop {
    /// Where this instance runs.
    environment: Environment,
    /// The name that the shop goes by.
    #[settings(default = "shop")]
    service_name: String,
    #[settings(nested)]
    http: Http,
    #[settings(nested)]
    database: Database,
    #[settings(nested)]
    auth: Auth,
    #[settings(nested)]
    upload: Upload,
    #[settings(nested)]
    log: Log,
    /// What is switched on before it is for everybody.
    #[settings(default)]
    features: BTreeMap<String, bool>,
}

/// Where an instance runs.
#[derive(Debug, Settings)]
enum Environment {
    Dev,
    Staging,
    Production,
}

/// The web server.
#[derive(Debug, Settings)]
struct Http {
    /// Address to listen on.
    #[settings(default = IpAddr::from([127, 0, 0, 1]))]
    host: IpAddr,
    /// TCP port to listen on.
    #[settings(default = 8080, range(min = 1024, max = 65535))]
    port: u16,
    /// How long a request may take.
    #[settings(default = Duration::from_secs(30))]
    request_timeout: Duration,
    /// Proxies whose forwarded headers are believed.
    #[settings(default, each(check = network))]
    trusted_proxies: Vec<String>,
}

/// The database.
#[derive(Debug, Settings)]
#[settings(check = pool_fits(pool_min, pool_max))]
struct Database {
    /// Connection string of the primary.
    #[settings(check = checks::url_scheme("postgres"))]
    url: SecretString,
    /// Connections kept open.
    #[settings(default = 1)]
    pool_min: u32,
    /// Connections at most.
    #[settings(default = 10)]
    pool_max: u32,
}

/// Who may do what.
#[derive(Debug, Settings)]
struct Auth {
    /// Signs the tokens.
    #[settings(length(min = 32), review(security, owner = "team-identity"))]
    jwt_key: SecretString,
    /// Signed the tokens before, and is still believed.
    previous_jwt_key: Option<SecretString>,
    /// Opens the till.
    pin: SecretBox<u32>,
    /// Seals the cookies.
    #[settings(encoding = "base64")]
    cookie_key: Option<SecretBox<[u8]>>,
    /// Sealed them before.
    #[settings(encoding = "hex")]
    old_cookie_key: Option<SecretBox<[u8; 46]>>,
}

/// What customers may send.
#[derive(Debug, Settings)]
struct Upload {
    /// Largest file, in bytes.
    #[settings(default = 10_485_760, range(min = 1, max = 104_857_600))]
    max_bytes: u64,
    /// Media types.
    allowed_types: Vec<String>,
}

/// What is written to the log.
#[derive(Debug, Settings)]
struct Log {
    #[settings(default = Level::Info)]
    level: Level,
    #[settings(default = Format::Json)]
    format: Format,
}

/// How much is written.
#[derive(Debug, Settings)]
enum Level {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
}

/// How it is written.
#[derive(Debug, Settings)]
enum Format {
    Json,
    Pretty,
}

fn pool_fits(min: &u32, max: &u32) -> Result<(), &'static str> {
    if min <= max { Ok(()) } else { Err("pool_min must not exceed pool_max") }
}

/// An address, or an address and the length of its network's prefix (RFC 4632).
fn network(text: &str) -> Result<(), &'static str> {
    let (address, length) =
        text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
    let right = address.parse::<IpAddr>().is_ok_and(|address| {
        let most = if address.is_ipv4() { 32 } else { 128 };
        length.is_none_or(|length| length.parse::<u8>().is_ok_and(|length| length <= most))
    });
    if right { Ok(()) } else { Err("must be an IP address or a CIDR range such as `10.0.0.0/8`") }
}
