//! The service talks to nobody but whom it declares.

use crate::Settings;
use crate::checklist::{Findings, Item, Profile, Seal, Seen};
use crate::hardening::url::{self, Host, Url};
use crate::key::{is_within, join};

/// Where the service may connect to.
///
/// ```
/// use settings::hardening::permissions::OutboundHosts;
/// use settings::{Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     outbound: OutboundHosts,
/// }
///
/// let text = "outbound.allowed = ['db.internal', '*.payments.example']";
/// let shop = Loader::<Shop>::new().text("toml", text).load()?;
/// assert_eq!(shop.outbound.allowed.len(), 2);
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Settings)]
#[settings(crate = crate)]
#[settings(review(
    security,
    expect = "from the machine of the service, a connection to a host that is not in the list is refused; while the list is `[]`, every one is",
    rollback = "restart the service; what the network lets through goes back at the same moment"
))]
pub struct OutboundHosts {
    /// The hosts, without ports, compared without regard to case: a name, an address (of IPv6 in brackets), or
    /// `*.example.com` for all below a name.
    pub allowed: Vec<String>,
    /// The keys of settings that have a URL of something else than a destination: the service's own address, the origins
    /// that may call it.
    #[settings(default)]
    #[settings(review(
        expect = "each key in the list is of a setting whose URL the service never calls: its own address, \
                  an origin; with `[]`, there is no such setting",
        rollback = "nothing besides: it is for the checklist alone"
    ))]
    pub not_destinations: Vec<String>,
}

const NOT_ALLOWED: &str = "leads to a host that is not declared";
const DOUBTFUL: &str = "has a URL whose host is not plain: two readers may find two";

pub(super) fn item() -> Item {
    Item::on_all("permissions.outbound-hosts", "the hosts in URLs are those that are declared")
        .why("a service that may talk to anybody carries out what an attacker asks for")
        .source("OWASP ASVS 5.0.0, 13.2.4 and 13.2.5")
        .mend("declare the host in the list of allowed ones, or the setting as no destination; have the network refuse all others")
        .profiles(Profile::DEPLOYED)
        .covers::<OutboundHosts>(&["allowed", "not_destinations"])
        .minds_rehearsals()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let (mut allowed, mut besides, mut any) = (Vec::new(), Vec::new(), false);
    seen.sections::<OutboundHosts>(|key, hosts| {
        any = true;
        let [list, others] = ["allowed", "not_destinations"].map(|field| join(key, field));
        found.read(&list);
        found.read(&others);
        for (at, message) in
            hosts.allowed.iter().enumerate().filter_map(|(at, host)| Some((at, against(host)?)))
        {
            found.fail_key(&format!("{list}[{at}]"), message);
        }
        let is_setting = |key: &str| !seen.loaded.outline.by_key(key).is_empty();
        for at in (0..hosts.not_destinations.len()).filter(|at| !is_setting(&hosts.not_destinations[*at])) {
            found.fail_key(&format!("{others}[{at}]"), "is the key of no setting");
        }
        allowed.extend(hosts.allowed.iter().cloned());
        besides.extend(hosts.not_destinations.iter().cloned());
    });
    if !any {
        found.not_applicable("the service declares no hosts that it may talk to");
        return;
    }
    let values = seen.values();
    for value in seen.secrets(found).iter().chain(&values) {
        if !besides.iter().any(|key| is_within(value.key(), key)) {
            one(value, &allowed, found);
        }
    }
}

fn one(value: &Seal<'_>, allowed: &[String], found: &mut Findings<'_>) {
    let (mut any, mut tells, mut message) = (false, false, None);
    value.holds(|bytes| {
        for url in url::urls_of_value(url::text(bytes)) {
            any = true;
            tells |= url.tells_credentials();
            message = message.or(url.hosts().find_map(|host| host_fault(host, allowed)));
        }
        any
    });
    if any {
        found.read(value.key());
    }
    if tells {
        found.withhold(value.key());
    }
    if let Some(message) = message {
        found.fail_key(value.key(), message);
    }
}

fn host_fault(host: Host<'_>, allowed: &[String]) -> Option<&'static str> {
    match host {
        Host::Here => None,
        Host::Doubtful => Some(DOUBTFUL),
        Host::Named(host) => (!allowed.iter().any(|one| covers(one, host))).then_some(NOT_ALLOWED),
    }
}

/// True if an entry of the list is this host, or all below a name that it is below.
fn covers(entry: &str, host: &str) -> bool {
    let entry = entry.strip_suffix('.').unwrap_or(entry);
    match entry.strip_prefix('*') {
        Some(end) => {
            let start = host.len().checked_sub(end.len()).filter(|start| *start > 0);
            start.and_then(|start| host.get(start..)).is_some_and(|below| below.eq_ignore_ascii_case(end))
        }
        None => entry.eq_ignore_ascii_case(host),
    }
}

/// What is wrong with an entry of the list.
fn against(entry: &str) -> Option<&'static str> {
    let url = format!("x://{}", entry.strip_prefix("*.").unwrap_or(entry));
    let is_host = Url::of(&url).is_some_and(|url| {
        let mut hosts = url.hosts();
        let plain =
            matches!(hosts.next(), Some(Host::Named(host)) if "x://".len() + host.len() == trimmed(entry));
        plain && hosts.next().is_none()
    });
    match entry {
        "*" | "*." => Some("allows every host"),
        _ if !is_host => Some("is no host: no scheme, port or path belongs to it"),
        // What is below a name of one label is half of the world.
        _ if entry.starts_with("*.") && !entry[2..].trim_end_matches('.').contains('.') => {
            Some("allows every host below a name that is nobody's alone")
        }
        _ => None,
    }
}

/// The length of the URL of an entry, without what is no part of its host.
fn trimmed(entry: &str) -> usize {
    let entry = entry.strip_prefix("*.").unwrap_or(entry);
    "x://".len() + entry.strip_suffix('.').unwrap_or(entry).len()
}
