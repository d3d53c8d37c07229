//! The checklist: verdicts, evidence, waivers, what is covered, and that no output has a secret in it.

mod items;
mod machine;
mod outputs;
mod waivers;
mod ways;

use std::collections::BTreeMap;

use settings::checklist::{Checklist, Confirmation, Date, Item, Profile};
use settings::{Checked, SecretString, Settings};

use crate::support::{loaded, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
pub(super) struct Shop {
    #[settings(default = "corner shop")]
    name: String,
    #[settings(nested)]
    http: Http,
    #[settings(nested)]
    admin: Option<Http>,
    #[settings(nested, default)]
    stores: BTreeMap<String, Store>,
    #[settings(review(security))]
    token: Option<SecretString>,
    #[settings(default, review(security))]
    tokens: BTreeMap<String, SecretString>,
}

#[derive(Debug, Settings)]
#[settings(review(security, owner = "edge"))]
pub(super) struct Http {
    #[settings(rename = "max-body", default = 10)]
    #[settings(review(expect = "413 above it", rollback = "unset {variable}"))]
    max_body: u64,
    #[settings(default = ["a.example", "b.example"])]
    hosts: Vec<String>,
    #[settings(nested)]
    limits: Limits,
}

#[derive(Debug, Settings)]
pub(super) struct Limits {
    #[settings(default = 100)]
    parts: u32,
}

#[derive(Debug, Settings)]
pub(super) struct Store {
    #[settings(default = 1)]
    copies: u8,
}

pub(super) fn shop(text: &str) -> Checked<Shop> {
    loaded(toml(text))
}

/// A day on which all is as the tests say.
pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn list() -> Checklist {
    Checklist::new(Profile::Production).today(day("2026-06-01")).without_machine()
}

/// A body limit is set.
pub(super) fn body_limit() -> Item {
    Item::on::<Http>("uploads.body-limit", "a request body has a limit")
        .why("whoever sends without end fills the memory")
        .source("OWASP ASVS 5.0.0, 5.2.1")
        .mend("set a limit")
        .reads(&["max_body", "limits.parts"])
        .examples(&[("max-body", "1000")], &[("max-body", "0")])
        .judge(|http: &Http, found| {
            if http.max_body == 0 {
                found.fail("max_body", "has no limit");
            }
            if http.limits.parts == 0 {
                found.fail("limits.parts", "has no limit");
            }
        })
}

/// No host is a wildcard.
pub(super) fn hosts() -> Item {
    Item::on::<Http>("headers.allowed-hosts", "the hosts are listed")
        .reads(&["hosts"])
        .examples(&[], &[("hosts", "*")])
        .judge(|http: &Http, found| {
            for (at, _) in http.hosts.iter().enumerate().filter(|(_, host)| *host == "*") {
                found.fail_element("hosts", at, "is any host");
            }
        })
}

/// `id at key: verdict` of each outcome.
pub(super) fn verdicts(report: &Confirmation) -> Vec<String> {
    let one = |outcome: &settings::checklist::Outcome| {
        let at = outcome.at().map(|at| format!(" at `{at}`")).unwrap_or_default();
        format!("{}{at}: {}", outcome.id(), outcome.verdict().as_str())
    };
    report.outcomes().iter().map(one).collect()
}
