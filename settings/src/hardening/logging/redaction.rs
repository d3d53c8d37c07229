//! What is kept out of the log.

use crate::Settings;
use crate::checklist::{Findings, Item, Profile, Severity};
use crate::survey::REDACTED;

/// What is kept out of the log. [`header`](Self::header) and its like are what a service logs by.
///
/// ```
/// use settings::Settings;
/// use settings::hardening::logging::Redaction;
///
/// let redaction = Redaction::for_test([]);
/// assert_eq!(redaction.header("Authorization", "Basic YW5uOnNlc2FtZQ=="), "[REDACTED]");
/// assert_eq!(redaction.header("Accept", "text/html"), "text/html");
/// assert!(redaction.body("card=4111111111111111").is_none());
/// assert_eq!(redaction.connection_string("postgres://ann:sesame@db/shop"), "[REDACTED]");
/// ```
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, review(security, rollback = "restart the service, and remove from the log what got into it meanwhile"))]
pub struct Redaction {
    /// Whether anything is kept out. Without it, all below has no effect.
    #[settings(default = true)]
    #[settings(review(
        expect = "the value of a cookie that was sent is in no line of the log while it is `true`"
    ))]
    pub enabled: bool,
    /// Headers whose values are kept out, of requests and of answers, in any case. A list that is given takes the place of
    /// this one, and adds nothing to it.
    #[settings(default = ["authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token"])]
    #[settings(allow_empty, each(check = header_name))]
    #[settings(review(
        expect = "a word that is sent as the value of a header in the list is in no line of the log, and \
                  `[REDACTED]` where the header is; with `[]`, no header is kept out"
    ))]
    pub headers: Vec<String>,
    /// Whether bodies are kept out, of requests and of answers.
    #[settings(default = true)]
    #[settings(review(
        expect = "a word that is sent in a body is in no line of the log while it is `true`"
    ))]
    pub bodies: bool,
    /// Whether connection strings are kept out, whole: they have passwords in more than one place.
    #[settings(default = true)]
    #[settings(review(
        expect = "while it is `true`, `grep '://[^ /]*:[^ /]*@'` finds no line of the log, also after a \
                  start without the database, where the service has one"
    ))]
    pub connection_strings: bool,
}

impl Redaction {
    /// What to log of a header: its value, or `[REDACTED]`.
    pub fn header<'v>(&self, name: &str, value: &'v str) -> &'v str {
        let named = self.headers.iter().any(|one| one.eq_ignore_ascii_case(name.trim()));
        if self.enabled && named { REDACTED } else { value }
    }

    /// What to log of a body: itself, or nothing.
    pub fn body<'v, B: ?Sized>(&self, body: &'v B) -> Option<&'v B> {
        (!self.enabled || !self.bodies).then_some(body)
    }

    /// What to log of a connection string: itself, or `[REDACTED]`.
    pub fn connection_string<'v>(&self, text: &'v str) -> &'v str {
        if self.enabled && self.connection_strings { REDACTED } else { text }
    }
}

/// A field name (RFC 9110, 5.1): anything else would never match, and hide nothing.
fn header_name(name: &str) -> Result<(), &'static str> {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.contains('*') {
        return Err("must be the name of one header, and no wildcard");
    }
    if !name.is_empty() && name.bytes().all(token) {
        Ok(())
    } else {
        Err("must be the name of a header, such as `authorization`, and no more")
    }
}

/// Each header that has to be there, with what is wrong if it is not.
const REQUIRED: [(&str, &str); 4] = [
    ("authorization", "must have `authorization` in it"),
    ("proxy-authorization", "must have `proxy-authorization` in it"),
    ("cookie", "must have `cookie` in it"),
    ("set-cookie", "must have `set-cookie` in it"),
];

pub(super) fn item() -> Item {
    Item::on::<Redaction>(
        "logging.redaction",
        "credentials, bodies and connection strings stay out of the log",
    )
    .why("more people and programs read a log than may know what users send, and it is kept for longer")
    .source("OWASP ASVS 5.0.0, 16.2.5; OWASP Logging Cheat Sheet")
    .mend("turn redaction on, and have all of it on the list")
    .severity(Severity::Error)
    .profiles(Profile::DEPLOYED)
    .reads(&["enabled", "headers", "bodies", "connection_strings"])
    .examples(
        &[("headers", "Authorization,Proxy-Authorization,Cookie,Set-Cookie")],
        &[("headers", "authorization,cookie")],
    )
    .judge(judge)
}

fn judge(redaction: &Redaction, found: &mut Findings<'_>) {
    let switches = [
        ("enabled", redaction.enabled),
        ("bodies", redaction.bodies),
        ("connection_strings", redaction.connection_strings),
    ];
    for (field, _) in switches.into_iter().filter(|(_, on)| !on) {
        found.fail(field, "must be on");
    }
    for (name, message) in REQUIRED {
        if !redaction.headers.iter().any(|one| one.eq_ignore_ascii_case(name)) {
            found.fail("headers", message);
        }
    }
}
