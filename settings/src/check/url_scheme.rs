//! The scheme of a URL.

use std::fmt;

use crate::demand::{Check, Complaint};

/// A URL of one scheme, followed by a host.
#[derive(Clone, Copy, Debug)]
pub struct UrlScheme(&'static str);

/// A URL whose scheme is this one: `url_scheme("postgres")` demands `postgres://` and a host behind it.
///
/// Schemes are compared without regard to case (RFC 3986, section 3.1). What stands behind the host is not looked at.
///
/// ```
/// use settings::{Check, checks};
///
/// let postgres = checks::url_scheme("postgres");
/// assert!(postgres.check("postgres://db.internal/shop").is_ok());
/// assert!(postgres.check("mysql://db.internal/shop").is_err());
/// ```
pub const fn url_scheme(scheme: &'static str) -> UrlScheme {
    UrlScheme(scheme)
}

impl Check<str> for UrlScheme {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a URL that starts with `{}://`", self.0)
    }

    fn check(&self, value: &str) -> Result<(), Complaint> {
        let right = value.split_once("://").is_some_and(|(scheme, rest)| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            scheme.eq_ignore_ascii_case(self.0) && !host.is_empty()
        });
        if right { Ok(()) } else { Err(Complaint::unmet()) }
    }
}
