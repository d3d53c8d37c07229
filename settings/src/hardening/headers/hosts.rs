//! `headers.allowed-hosts`: the names that the service answers to.

use super::host::{is_host, split_port};
use crate::Settings;
use crate::checklist::{Findings, Item, Profile};

/// The names that the service answers to: what `Host`, or `:authority`, may say (RFC 9110, 7.2).
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::AllowedHosts;
///
/// let hosts = AllowedHosts::for_test([("hosts", "shop.example,*.shop.example")]);
/// assert!(hosts.allows("Shop.Example:8443") && hosts.allows("eu.shop.example"));
/// assert!(!hosts.allows("evil.example") && !hosts.allows("evilshop.example"));
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security))]
pub struct AllowedHosts {
    /// The hosts, without a port: names, addresses, `*.shop.example` for all below one, or `*` for any. With `[]` nobody is
    /// answered.
    #[settings(default, allow_empty, each(check = host))]
    #[settings(review(
        expect = "421 or 400 for a `Host` that is not in the list: for any with `[]`, and for none while \
                  there is no list",
        rollback = "restart the service; with `[]` nobody is answered"
    ))]
    pub hosts: Vec<String>,
}

impl AllowedHosts {
    /// Whether a request for this host is answered, whatever its port.
    pub fn allows(&self, authority: &str) -> bool {
        let (host, port) = split_port(authority);
        if !port.unwrap_or_default().bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
        is_host(&host) && self.hosts.iter().any(|pattern| is_meant(&pattern.to_ascii_lowercase(), &host))
    }
}

fn is_meant(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some("") => true,
        // With its dot, so that `*.a.example` is not `xa.example`.
        Some(below) => host.strip_suffix(below).is_some_and(|start| !start.is_empty()),
        None => pattern == host,
    }
}

fn host(text: &str) -> Result<(), &'static str> {
    if text == "*" || is_host(text.strip_prefix("*.").unwrap_or(text)) {
        Ok(())
    } else {
        Err("must be a host such as `shop.example` or `*.shop.example`, without a scheme, port or path")
    }
}

pub(super) fn item() -> Item {
    Item::on::<AllowedHosts>("headers.allowed-hosts", "the hosts that are answered are listed")
        .why("links in mails and what a cache keeps are made of the host that a request names")
        .source("CIS NGINX Benchmark, 2.4.2; OWASP Web Security Testing Guide, Host header injection")
        .mend("list the names of the site")
        .profiles(Profile::DEPLOYED)
        .reads(&["hosts"])
        .examples(&[("hosts", "shop.example")], &[("hosts", "*")])
        .judge(judge)
}

fn judge(allowed: &AllowedHosts, found: &mut Findings<'_>) {
    if allowed.hosts.is_empty() {
        found.fail("hosts", "must not be empty: no host is answered");
    }
    for (at, host) in allowed.hosts.iter().enumerate() {
        match host.strip_prefix('*') {
            Some("") => found.fail_element("hosts", at, "must not be every host"),
            Some(below) if below.matches('.').count() < 2 => {
                found.fail_element("hosts", at, "must not be every host of a top-level domain");
            }
            _ => {}
        }
    }
}
