//! This library.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use settings::{Environment, Loader, SecretBox, SecretString, Settings, checks};

use super::serde_types::secrets;
use super::{Outcome, Reads, Subject};
use crate::value::{Format, Lists};

pub(super) const SUBJECT: Subject = Subject {
    name: "settings",
    package: "settings",
    reads: Reads::File(Format::Toml),
    joint: "_",
    lists: Lists::Commas,
    tenants: true,
    how: "as it is: there is nothing to switch on",
    load,
};

#[derive(Debug, Settings)]
#[settings(prefix = "DEPOT")]
struct Depot {
    stage: Stage,
    #[settings(default = "depot")]
    label: String,
    #[settings(nested)]
    web: Web,
    #[settings(nested)]
    database: Database,
    #[settings(nested)]
    auth: Auth,
    #[settings(nested)]
    log: Log,
    #[settings(nested)]
    tenants: BTreeMap<String, Tenant>,
}

#[derive(Debug, Settings)]
enum Stage {
    Dev,
    Staging,
    Production,
}

#[derive(Debug, Settings)]
struct Web {
    #[settings(default = IpAddr::from([127, 0, 0, 1]))]
    bind: IpAddr,
    #[settings(default = 8080, range(min = 1024))]
    port: u16,
    #[settings(default = Duration::from_secs(30))]
    timeout: Duration,
    #[settings(default = 10_485_760, range(min = 1, max = 104_857_600))]
    max_body: u64,
    #[settings(default = true)]
    keep_alive: bool,
    #[settings(default, each(check = checks::url_scheme("https")))]
    origins: Vec<String>,
    #[settings(default = "https://depot.example", check = checks::url_scheme("https"))]
    homepage: String,
}

#[derive(Debug, Settings)]
struct Database {
    #[settings(check = checks::url_scheme("postgres"))]
    primary: SecretString,
    #[settings(default = 1, range(min = 1, max = 100))]
    pool_min: u32,
    #[settings(default = 10, range(min = 1, max = 100))]
    pool_max: u32,
    #[settings(default = Duration::from_secs(5))]
    connect_timeout: Duration,
}

#[derive(Debug, Settings)]
struct Auth {
    #[settings(length(min = 32))]
    signing_key: SecretString,
    previous_key: Option<SecretString>,
    #[settings(range(min = 1))]
    pin: SecretBox<u32>,
    #[settings(default = Duration::from_secs(3600))]
    session_length: Duration,
    issuer: Option<String>,
}

#[derive(Debug, Settings)]
struct Log {
    #[settings(default = Verbosity::Info)]
    verbosity: Verbosity,
    #[settings(default = Layout::Json)]
    layout: Layout,
    #[settings(default = "/var/log")]
    folder: PathBuf,
    #[settings(default = 1.0, range(min = 0.0, max = 1.0))]
    share: f64,
}

#[derive(Debug, Settings)]
enum Verbosity {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
}

#[derive(Debug, Settings)]
enum Layout {
    Json,
    Pretty,
}

#[derive(Debug, Settings)]
struct Tenant {
    #[settings(range(min = 1, max = 1000))]
    quota: u32,
    region: String,
}

fn load(file: &Path) -> Outcome {
    let loader = Loader::<Depot>::new().file(file).environment(Environment::of_process());
    let depot = match loader.load() {
        Ok(depot) => depot,
        Err(error) => return Outcome::refused(&error),
    };
    let Auth { signing_key, previous_key, pin, .. } = &depot.auth;
    let secrets = secrets(&depot.database.primary, signing_key, previous_key.as_ref(), pin);
    let warnings = depot.warnings().iter().map(ToString::to_string).collect::<Vec<_>>();
    Outcome { told: warnings.join("\n"), ..Outcome::loaded(&depot, &secrets) }
}
