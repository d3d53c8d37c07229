//! `headers.cookies`: the cookie that stands for whoever is signed in.

use crate::Settings;
use crate::checklist::{Findings, Item, Profile};

/// The cookie that stands for whoever is signed in: the header `Set-Cookie` (RFC 6265, and its revision 6265bis). A service
/// with several has a section for each.
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::SessionCookie;
///
/// let cookie = SessionCookie::for_test([]);
/// let value = cookie.header_value("2b6f").unwrap();
/// assert_eq!(value, "__Host-session=2b6f; Path=/; Secure; HttpOnly; SameSite=Lax");
/// assert_eq!(cookie.header_value("2b6f; Domain=example"), None);
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security, rollback = "undo the change where it was made, then restart the service"))]
pub struct SessionCookie {
    /// Its name. With `__Host-` before it, browsers take it of this very host alone; with `__Secure-`, over TLS alone.
    /// (6265bis, 4.1.3)
    #[settings(default = "__Host-session", check = token)]
    #[settings(review(
        expect = "the value in use as the name in `Set-Cookie`; another name signs everybody out",
        rollback = "restart the service; whoever signed in under the other name is signed out"
    ))]
    pub name: String,
    /// Whether it is sent over TLS alone.
    #[settings(default = true)]
    #[settings(review(expect = "`Secure` in `Set-Cookie` while it is `true`, and not while it is `false`"))]
    pub secure: bool,
    /// Whether scripts cannot read it.
    #[settings(default = true)]
    #[settings(review(
        expect = "`HttpOnly` in `Set-Cookie` while it is `true`, and not while it is `false`"
    ))]
    pub http_only: bool,
    /// With which requests from other sites it is sent.
    #[settings(default = SameSite::Lax, review(expect = "`SameSite=` with the value in use in `Set-Cookie`"))]
    pub same_site: SameSite,
    /// The path below which it is sent.
    #[settings(default = "/", check = path)]
    #[settings(review(
        expect = "`Path=` with the value in use in `Set-Cookie`",
        rollback = "restart the service; browsers keep a cookie of the other path until it ends"
    ))]
    pub path: String,
    /// The domain to all hosts of which it is sent, rather than to this host alone.
    #[settings(check = domain)]
    #[settings(review(
        expect = "`Domain=` with the value in use in `Set-Cookie`, and no `Domain` while it is not set",
        rollback = "restart the service; browsers keep a cookie of the other domain until it ends"
    ))]
    pub domain: Option<String>,
}

/// With which requests from other sites a cookie is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Settings)]
#[settings(crate = crate)]
pub enum SameSite {
    /// With none.
    Strict,
    /// When a visitor follows a link.
    Lax,
    /// With all.
    None,
}

impl SessionCookie {
    /// What `Set-Cookie` says. `None` if the value has anything but what a cookie may (RFC 6265, 4.1.1).
    pub fn header_value(&self, value: &str) -> Option<String> {
        let plain = |byte: u8| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte);
        if !value.bytes().all(plain) {
            return None;
        }
        let domain = self.domain.as_ref().map(|domain| format!("; Domain={domain}")).unwrap_or_default();
        let secure = if self.secure { "; Secure" } else { "" };
        let http_only = if self.http_only { "; HttpOnly" } else { "" };
        let same_site = match self.same_site {
            SameSite::Strict => "Strict",
            SameSite::Lax => "Lax",
            SameSite::None => "None",
        };
        let Self { name, path, .. } = self;
        Some(format!("{name}={value}; Path={path}{domain}{secure}{http_only}; SameSite={same_site}"))
    }
}

/// A token of RFC 9110, 5.6.2.
fn token(text: &str) -> Result<(), &'static str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if !text.is_empty() && text.bytes().all(plain) {
        Ok(())
    } else {
        Err("must be a name of letters, digits, `-` and `_`")
    }
}

fn path(text: &str) -> Result<(), &'static str> {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b';' && byte != b',';
    if text.starts_with('/') && text.bytes().all(plain) {
        Ok(())
    } else {
        Err("must be a path such as `/shop`")
    }
}

fn domain(text: &str) -> Result<(), &'static str> {
    if super::host::is_host(text.strip_prefix('.').unwrap_or(text)) {
        Ok(())
    } else {
        Err("must be a domain such as `shop.example`")
    }
}

pub(super) fn item() -> Item {
    Item::on::<SessionCookie>(
        "headers.cookies",
        "the cookie of a session is kept from scripts, networks and other hosts",
    )
    .why("whoever has the cookie is who it stands for")
    .source("OWASP ASVS 5.0.0, 3.3.1 to 3.3.4; RFC 6265")
    .mend("name it `__Host-…`, with `secure` and `http_only` true, `path` `/` and no `domain`")
    .reads(&["name", "secure", "http_only", "same_site", "path", "domain"])
    .examples(&[("name", "__Host-id"), ("same_site", "strict")], &[("http_only", "false")])
    .judge(judge)
}

/// True if browsers take the name for one with the prefix, which they do in any case (6265bis, 5.7).
fn has(name: &str, prefix: &str) -> bool {
    name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn judge(cookie: &SessionCookie, found: &mut Findings<'_>) {
    let SessionCookie { name, secure, http_only, same_site, path, domain } = cookie;
    let of_host = has(name, "__Host-");
    // Browsers throw such a cookie away: that is wrong wherever it is.
    if !secure && (of_host || has(name, "__Secure-")) {
        found.fail("secure", "must be `true`: the prefix of the name demands it");
    } else if !secure && *same_site == SameSite::None {
        found.fail("secure", "must be `true`: `same_site` is `none`, which demands it");
    } else if !secure && found.profile() != Profile::Development {
        found.fail("secure", "must be `true`");
    }
    if of_host && path != "/" {
        found.fail("path", "must be `/`: the prefix `__Host-` of the name demands it");
    }
    if of_host && domain.is_some() {
        found.fail("domain", "must not be set: the prefix `__Host-` of the name demands it");
    }
    if !http_only {
        found.fail("http_only", "must be `true`");
    }
    // In development there is often no TLS, without which neither prefix works.
    let prefixed = name.starts_with("__Host-") || name.starts_with("__Secure-");
    if !prefixed && found.profile() != Profile::Development {
        found.fail("name", "must begin with `__Host-` or, if it has a domain, with `__Secure-`");
    }
}
