//! `headers.hsts`: browsers insist on TLS.

use std::time::Duration;

use crate::Settings;
use crate::checklist::{Findings, Item, Profile};

/// What the item asks for: 365 days.
const YEAR: Duration = Duration::from_secs(31_536_000);

/// How long browsers insist on TLS: the header `Strict-Transport-Security` (RFC 6797).
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::Hsts;
///
/// let hsts = Hsts::for_test([("include_subdomains", "true")]);
/// assert_eq!(hsts.header_value(), "max-age=31536000; includeSubDomains");
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security))]
pub struct Hsts {
    /// How long browsers insist on TLS, in whole seconds. With `0s` they forget it. (RFC 6797, 6.1.1)
    #[settings(default = YEAR, check = whole_seconds)]
    #[settings(review(
        expect = "`max-age=` with the seconds of the value in use in `Strict-Transport-Security`, in every \
                  answer over TLS: 31536000 for `365d`",
        rollback = "restart the service; to be rid of it, give `0s` first: a browser forgets it with its \
                    next answer, and without one remembers it until it passes"
    ))]
    pub max_age: Duration,
    /// Whether they insist on it for all hosts below this one too: say so where all of these are served over TLS. (RFC 6797,
    /// 6.1.2)
    #[settings(default = false)]
    #[settings(review(
        expect = "`includeSubDomains` in `Strict-Transport-Security` while it is `true`, and not while it is \
                  `false`",
        rollback = "restart the service; a browser keeps to what it was told until its next answer"
    ))]
    pub include_subdomains: bool,
    /// Whether the makers of browsers may have it built in: it takes months to get out of a list of theirs.
    /// (hstspreload.org)
    #[settings(default = false)]
    #[settings(review(
        expect = "`preload` in `Strict-Transport-Security` while it is `true`, and not while it is `false`",
        rollback = "restart the service, and ask hstspreload.org to remove the host: what is built into \
                    browsers stays there for months"
    ))]
    pub preload: bool,
}

impl Hsts {
    /// What the header `Strict-Transport-Security` says. It is sent over TLS alone (RFC 6797, 7.2).
    pub fn header_value(&self) -> String {
        let subdomains = if self.include_subdomains { "; includeSubDomains" } else { "" };
        let preload = if self.preload { "; preload" } else { "" };
        format!("max-age={}{subdomains}{preload}", self.max_age.as_secs())
    }
}

/// The header counts seconds.
fn whole_seconds(time: &Duration) -> Result<(), &'static str> {
    if time.subsec_nanos() == 0 { Ok(()) } else { Err("must be whole seconds") }
}

pub(super) fn item() -> Item {
    Item::on::<Hsts>("headers.hsts", "browsers are told to insist on TLS for a year")
        .why("a first request without TLS can be read and changed by whoever is on the way")
        .source("OWASP ASVS 5.0.0, 3.4.1; RFC 6797; Mozilla HTTP Observatory")
        .mend("let `max_age` be `365d` or more; for `preload`, let `include_subdomains` be `true`")
        .profiles(Profile::DEPLOYED)
        .reads(&["max_age", "include_subdomains", "preload"])
        .examples(&[("max_age", "365d")], &[("max_age", "180d")])
        .judge(judge)
}

fn judge(hsts: &Hsts, found: &mut Findings<'_>) {
    if hsts.max_age < YEAR {
        found.fail("max_age", "must be at least 365 days");
    }
    if hsts.preload && !hsts.include_subdomains {
        found.fail("preload", "must not be said without `include_subdomains`: no list takes such a host");
    }
}
