//! A service with most shapes of settings, an item of a checklist that can be failed, and a probe.

use std::collections::BTreeMap;
use std::path::PathBuf;

use settings::checklist::{Checklist, Item, Profile};
use settings::{ExposeSecret, SecretString, Settings, probes};

/// Everything that it can be told from outside.
#[derive(Debug, Settings)]
#[settings(prefix = "KEEP", review(owner = "team-keep"), check = apart(http.port, admin_port))]
pub(crate) struct Keep {
    /// What it is called.
    #[settings(default = "corner shop", alias = "title")]
    pub(crate) name: String,
    #[settings(nested)]
    pub(crate) http: Http,
    #[settings(default = 9090)]
    pub(crate) admin_port: u16,
    #[settings(nested)]
    pub(crate) auth: Auth,
    #[settings(nested, default)]
    pub(crate) peers: Vec<Peer>,
    #[settings(nested, default)]
    pub(crate) stores: BTreeMap<String, Peer>,
    /// How much of each there may be.
    #[settings(default)]
    pub(crate) limits: BTreeMap<String, u32>,
    #[settings(default, review(security))]
    pub(crate) tokens: BTreeMap<String, SecretString>,
    #[settings(default, env = "PAGES_OF_KEEP", probe = probes::folder())]
    pub(crate) pages: Option<PathBuf>,
    #[settings(default = 1, deprecated = "use http.workers")]
    pub(crate) threads: u8,
}

/// The server.
#[derive(Debug, Settings)]
#[settings(review(owner = "edge"))]
pub(crate) struct Http {
    /// TCP port to listen on.
    #[settings(default = 8080, range(min = 1024))]
    #[settings(review(security, expect = "it answers there", rollback = "unset {variable}", since = "1.2"))]
    pub(crate) port: u16,
    #[settings(default = ["a.example", "b.example"])]
    pub(crate) hosts: Vec<String>,
    #[settings(default = 2, rename = "max-workers")]
    pub(crate) workers: u8,
}

/// Who may do what.
#[derive(Debug, Settings)]
#[settings(review(security))]
pub(crate) struct Auth {
    #[settings(default = "admin")]
    pub(crate) user: String,
    #[settings(length(min = 8))]
    pub(crate) key: SecretString,
    pub(crate) spare: Option<SecretString>,
}

#[derive(Debug, Settings)]
pub(crate) struct Peer {
    pub(crate) host: String,
    pub(crate) secret: Option<SecretString>,
}

fn apart(port: &u16, admin: &u16) -> Result<(), &'static str> {
    if port == admin { Err("both ports must differ") } else { Ok(()) }
}

/// One item that judges a public setting, and one that reads a secret.
pub(crate) fn checklist() -> Checklist {
    let hosts = Item::on::<Http>("headers.hosts", "the hosts are listed")
        .why("whoever is asked for by any name answers for every name")
        .mend("list them")
        .reads_no_secret()
        .reads(&["hosts"])
        .examples(&[], &[("hosts", "*")])
        .judge(|http: &Http, found| {
            for (at, _) in http.hosts.iter().enumerate().filter(|(_, host)| *host == "*") {
                found.fail_element("hosts", at, "is any host");
            }
        });
    let key = Item::on::<Auth>("auth.key", "the key is not the one of the example")
        .why("everybody knows it")
        .mend("make one")
        .reads(&["key"])
        .examples(&[("key", "another key")], &[("key", "changeme")])
        .judge(|auth: &Auth, found| {
            if auth.key.expose_secret() == "changeme" {
                found.fail("key", "is the one of the example");
            }
        });
    Checklist::new(Profile::Staging).without_machine().items([hosts, key])
}
