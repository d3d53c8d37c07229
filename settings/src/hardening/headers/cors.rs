//! `headers.cors`: which sites may read answers.

use super::host::{is_host, is_local, split_port};
use crate::Settings;
use crate::checklist::{Findings, Item, Profile};

/// Which sites may read answers by script: the headers `Access-Control-Allow-Origin` and
/// `Access-Control-Allow-Credentials` (Fetch standard, CORS protocol).
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::Cors;
///
/// let cors = Cors::for_test([("origins", "https://shop.example,https://admin.shop.example:8443")]);
/// assert_eq!(cors.allow_origin("https://shop.example"), Some("https://shop.example"));
/// assert_eq!(cors.allow_origin("https://shop.example.evil.example"), None);
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security, rollback = "restart the service; browsers keep the answer to a preflight for at most a day"))]
pub struct Cors {
    /// The origins as browsers send them, such as `https://shop.example`: in lower case, without a path, and without the
    /// port that is the scheme's own. With `[]` it is the site itself alone.
    #[settings(default, allow_empty, each(check = origin))]
    #[settings(review(
        expect = "no `Access-Control-Allow-Origin` in an answer to an origin that is not in the list; with \
                  `[]`, in none"
    ))]
    pub origins: Vec<String>,
    /// Whether they may read what is answered to a visitor who is signed in.
    #[settings(default = false)]
    #[settings(review(expect = "no `Access-Control-Allow-Credentials` while it is `false`"))]
    pub credentials: bool,
}

impl Cors {
    /// What `Access-Control-Allow-Origin` says to a request with this `Origin`; `None` if it is not to be sent. Where it
    /// depends on the request, which is unless it is `*`, an answer has `Vary: Origin` whether it is sent or not.
    ///
    /// `*` allows nobody while [`credentials`](Self::credentials) is `true`: browsers would refuse it, and to send back what a
    /// request names would be to believe everybody.
    pub fn allow_origin(&self, origin: &str) -> Option<&str> {
        let listed = |one: &&String| *one == origin || (*one == "*" && !self.credentials);
        self.origins.iter().find(listed).map(String::as_str)
    }
}

/// An origin other than `*` and `null`, in its parts.
struct Origin<'a> {
    scheme: &'a str,
    host: &'a str,
}

impl<'a> Origin<'a> {
    /// Reads the serialization of an origin (HTML standard; RFC 6454, 6.2), to which nothing else is ever equal.
    fn read(text: &'a str) -> Result<Self, &'static str> {
        let (scheme, authority) =
            text.split_once("://").ok_or("must have a scheme, as in `https://shop.example`")?;
        if authority.contains(['/', '?', '#']) {
            return Err("must end with the host or its port, without `/` or a path");
        }
        if authority.contains('@') {
            return Err("must not have a user");
        }
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err("must be in lower case, as browsers send it");
        }
        let (host, port) = split_port(authority);
        // Some services take a pattern: the item has it out with them.
        let name = host.strip_prefix("*.").unwrap_or(host);
        let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        if scheme.is_empty() || !scheme.bytes().all(is_scheme) || !is_host(name) {
            return Err("must be an origin such as `https://shop.example`");
        }
        let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && !port.starts_with('0');
        match (scheme, port) {
            ("https", Some("443")) | ("http", Some("80")) => {
                Err("must not have the port that is the scheme's own: browsers leave it out")
            }
            (_, Some(port)) if !digits(port) || port.parse::<u16>().is_err() => {
                Err("must have a port from 1 to 65535, or none")
            }
            _ => Ok(Self { scheme, host }),
        }
    }
}

fn origin(text: &str) -> Result<(), &'static str> {
    match text {
        "*" | "null" => Ok(()),
        text => Origin::read(text).map(drop),
    }
}

pub(super) fn item() -> Item {
    Item::on::<Cors>("headers.cors", "sites that may read answers are listed, and reached over TLS")
        .why("a site that may read answers sees what the visitor sees who happens to look at it")
        .source("OWASP ASVS 5.0.0, 3.4.2; Fetch standard, CORS protocol")
        .mend("list the origins, each with `https://`; what anybody may read can be waived")
        .reads(&["origins", "credentials"])
        .examples(
            &[("origins", "https://shop.example"), ("credentials", "true")],
            &[("origins", "*"), ("credentials", "true")],
        )
        .judge(judge)
}

fn judge(cors: &Cors, found: &mut Findings<'_>) {
    let developing = found.profile() == Profile::Development;
    for (at, text) in cors.origins.iter().enumerate() {
        if let Some(message) = against(text, cors.credentials, developing) {
            found.fail_element("origins", at, message);
        }
    }
}

/// What is against an origin.
fn against(text: &str, credentials: bool, developing: bool) -> Option<&'static str> {
    match text {
        "*" if credentials => return Some("must not be every site: `credentials` is `true`"),
        "*" if developing => return None,
        "*" => return Some("must not be every site, but for what anybody may read"),
        "null" => return Some("must not be `null`: any site can have a frame that says it is that"),
        _ => {}
    }
    let Origin { scheme, host } = match Origin::read(text) {
        Ok(origin) => origin,
        Err(message) => return Some(message),
    };
    if host.starts_with("*.") {
        Some("must be one site, and no pattern")
    } else if scheme == "https" || (scheme == "http" && developing && is_local(host)) {
        None
    } else {
        Some("must begin with `https://`")
    }
}
