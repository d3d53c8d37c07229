//! What differs between two loads, and the note of it: no secret in either, and a way back that leads back.

mod difference;
mod folders;
mod note;
mod outputs;
mod secrets;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::Duration;

use settings::changes::Difference;
use settings::{Checked, SecretBox, SecretString, Settings};

use crate::support::{loaded, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
pub(super) struct Shop {
    #[settings(default = "corner shop")]
    name: String,
    #[settings(nested)]
    http: Http,
    #[settings(nested)]
    cache: Cache,
    #[settings(nested)]
    smtp: Option<Smtp>,
    #[settings(nested, default)]
    servers: Vec<Server>,
    #[settings(nested, default)]
    stores: BTreeMap<String, Server>,
    #[settings(nested)]
    storage: Storage,
    #[settings(nested)]
    auth: Auth,
    #[settings(default = "https://search.internal")]
    search: String,
    #[settings(default)]
    limits: BTreeMap<String, u32>,
    #[settings(nested)]
    waits: Option<Waits>,
    note: Option<String>,
}

#[derive(Debug, Settings)]
pub(super) struct Waits {
    #[settings(default = 5)]
    long: u8,
    #[settings(default = 1)]
    short: u8,
}

#[derive(Debug, Settings)]
pub(super) struct Http {
    #[settings(default = 8080)]
    port: u16,
    #[settings(default = ["a.example", "b.example"])]
    hosts: Vec<String>,
    #[settings(default = Duration::from_secs(30))]
    timeout: Duration,
    #[settings(default = Level::Info)]
    level: Level,
    #[settings(default)]
    tags: HashSet<String>,
}

#[derive(Debug, Clone, Copy, Settings)]
#[settings(rename_all = "kebab-case")]
pub(super) enum Level {
    Info,
    Warn,
}

#[derive(Debug, Settings)]
pub(super) struct Cache {
    #[settings(default = 60)]
    #[settings(review(
        owner = "edge",
        security,
        expect = "the hit rate rises",
        rollback = "unset {variable}"
    ))]
    max_age: u32,
}

#[derive(Debug, Settings)]
pub(super) struct Smtp {
    host: String,
    #[settings(default = 25)]
    port: u16,
}

#[derive(Debug, Settings)]
pub(super) struct Server {
    host: String,
}

#[derive(Debug, Settings)]
#[settings(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Storage {
    #[settings(default)]
    Memory,
    Disk(Disk),
}

#[derive(Debug, Settings)]
pub(super) struct Disk {
    path: String,
}

#[derive(Debug, Settings)]
#[settings(review(security))]
pub(super) struct Auth {
    jwt_key: Option<SecretString>,
    pin: Option<SecretBox<u32>>,
    #[settings(default)]
    keys: Vec<SecretString>,
    #[settings(default)]
    named: BTreeMap<String, SecretString>,
    #[settings(default)]
    set: BTreeSet<Plain>,
    boxed: Option<SecretBox<String>>,
    letter: Option<SecretBox<char>>,
}

/// A public text of a type of its own.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Settings)]
pub(super) struct Plain(String);

pub(super) fn shop(text: &str) -> Checked<Shop> {
    loaded(toml(text))
}

/// What differs between two texts.
pub(super) fn between(before: &str, after: &str) -> Difference {
    shop(before).difference(&shop(after))
}

/// `key: kind before → after` of each change, and `*` where what differs is not shown.
pub(super) fn changes(difference: &Difference) -> Vec<String> {
    let side = |side: Option<&settings::changes::Side>| side.map_or("-", |side| side.value()).to_owned();
    let one = |change: &settings::changes::Change| {
        let unseen = if change.is_unseen() { " *" } else { "" };
        let (before, after) = (side(change.before()), side(change.after()));
        format!("{}: {} {before} → {after}{unseen}", change.key(), change.kind().as_str())
    };
    difference.changes().map(one).collect()
}
