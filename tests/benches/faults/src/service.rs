//! The service whose settings every subject declares: its leaves, what each may be, and a value for each.

use crate::value::{Node, Tree, Value, at, plain, table, text};

pub(crate) const PREFIX: &str = "DEPOT";

/// In every secret that is a text; and the secret that is a number. Neither may be in anything that a subject says.
pub(crate) const CANARY: &str = "zqcanaryqz";
pub(crate) const PIN: &str = "739184625";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Bool,
    /// A whole number of a range.
    Integer {
        least: i64,
        most: i64,
    },
    /// From 0 to 1.
    Share,
    Text,
    /// A text that begins so.
    Begins(&'static str),
    /// A text of 32 characters at least.
    Long,
    Path,
    Duration,
    Word(&'static [&'static str]),
    Address,
    /// Texts that begin with `https://`.
    Origins,
}

/// A setting.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) key: &'static str,
    pub(crate) kind: Kind,
    pub(crate) secret: bool,
    pub(crate) required: bool,
    /// What the file says.
    pub(crate) value: Value,
    /// What a variable says instead.
    pub(crate) other: Value,
}

pub(crate) const STAGES: &[&str] = &["dev", "staging", "production"];
pub(crate) const VERBOSITIES: &[&str] = &["trace", "debug", "info", "warn", "error"];
pub(crate) const LAYOUTS: &[&str] = &["json", "pretty"];

fn leaf(key: &'static str, kind: Kind, value: Value, other: Value) -> Leaf {
    Leaf { key, kind, secret: false, required: false, value, other }
}

fn secret(key: &'static str, kind: Kind, value: Value, other: Value) -> Leaf {
    Leaf { secret: true, required: true, ..leaf(key, kind, value, other) }
}

/// All settings but the free-keyed sections.
pub(crate) fn leaves() -> Vec<Leaf> {
    let small = Kind::Integer { least: 1, most: 100 };
    let port = Kind::Integer { least: 1024, most: 65_535 };
    let size = Kind::Integer { least: 1, most: 104_857_600 };
    let pin = Kind::Integer { least: 1, most: 4_294_967_295 };
    let origins = |all: &[&str]| Value::List(all.iter().copied().map(text).collect());
    let with_canary = |shape: &str| text(&shape.replace('*', CANARY));
    vec![
        Leaf { required: true, ..leaf("stage", Kind::Word(STAGES), text("production"), text("staging")) },
        leaf("label", Kind::Text, text("north"), text("south")),
        leaf("web.bind", Kind::Address, text("10.1.2.3"), text("10.1.2.4")),
        leaf("web.port", port, plain("9443"), plain("9444")),
        leaf("web.timeout", Kind::Duration, text("45s"), text("46s")),
        leaf("web.max_body", size, plain("2097152"), plain("4194304")),
        leaf("web.keep_alive", Kind::Bool, plain("false"), plain("true")),
        leaf(
            "web.origins",
            Kind::Origins,
            origins(&["https://a.example"]),
            origins(&["https://b.example", "https://c.example"]),
        ),
        leaf(
            "web.homepage",
            Kind::Begins("https://"),
            text("https://north.example"),
            text("https://south.example"),
        ),
        secret(
            "database.primary",
            Kind::Begins("postgres://"),
            with_canary("postgres://depot:*@db/a"),
            with_canary("postgres://depot:*@db/b"),
        ),
        leaf("database.pool_min", small, plain("3"), plain("4")),
        leaf("database.pool_max", small, plain("40"), plain("41")),
        leaf("database.connect_timeout", Kind::Duration, text("7s"), text("8s")),
        secret(
            "auth.signing_key",
            Kind::Long,
            with_canary("*-0123456789-0123456789-a"),
            with_canary("*-0123456789-0123456789-b"),
        ),
        Leaf {
            required: false,
            ..secret("auth.previous_key", Kind::Text, with_canary("before-*"), with_canary("after-*"))
        },
        secret("auth.pin", pin, plain(PIN), plain(&format!("1{PIN}"))),
        leaf("auth.session_length", Kind::Duration, text("12h"), text("13h")),
        leaf("auth.issuer", Kind::Text, text("https://login.example"), text("https://entry.example")),
        leaf("log.verbosity", Kind::Word(VERBOSITIES), text("debug"), text("warn")),
        leaf("log.layout", Kind::Word(LAYOUTS), text("pretty"), text("json")),
        leaf("log.folder", Kind::Path, text("/var/log/depot"), text("/srv/log/depot")),
        leaf("log.share", Kind::Share, plain("0.25"), plain("0.5")),
    ]
}

/// The leaves of a section under a free key, which only files give here.
pub(crate) fn tenants() -> Vec<Leaf> {
    let quota = Kind::Integer { least: 1, most: 1000 };
    vec![
        leaf("tenants.acme.quota", quota, plain("50"), plain("60")),
        leaf("tenants.acme.region", Kind::Text, text("west"), text("east")),
    ]
}

/// The file that says everything.
pub(crate) fn whole(with_tenants: bool) -> Tree {
    let mut tree = Tree::new();
    for leaf in leaves().into_iter().chain(with_tenants.then(tenants).into_iter().flatten()) {
        put(&mut tree, leaf.key, leaf.value);
    }
    tree
}

pub(crate) fn put(tree: &mut Tree, key: &str, value: Value) {
    if let Some((path, _)) = key.rsplit_once('.') {
        for (end, _) in path.match_indices('.').chain([(path.len(), "")]) {
            let section = &path[..end];
            if at(tree, section).is_none()
                && let Some((outer, name)) = table(tree, section)
            {
                outer.push((name.to_owned(), Node::Section(Tree::new())));
            }
        }
    }
    if let Some((section, name)) = table(tree, key) {
        match section.iter_mut().find(|(of, _)| of == name) {
            Some((_, node)) => *node = Node::Leaf(value),
            None => section.push((name.to_owned(), Node::Leaf(value))),
        }
    }
}
