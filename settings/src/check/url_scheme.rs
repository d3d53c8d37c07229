//! The scheme of a URL.

use std::fmt;

use crate::demand::{Check, Complaint};

/// A URL of one of a few schemes, followed by a host. Made by [`url_scheme`] and [`url_schemes`].
#[derive(Clone, Copy, Debug)]
pub struct UrlScheme<const COUNT: usize = 1>([&'static str; COUNT]);

/// A URL whose scheme is this one: `url_scheme("postgres")` demands `postgres://` and a host behind it.
///
/// Schemes are compared without regard to case (RFC 3986, section 3.1). What stands behind the host is not looked at.
///
/// ```
/// use settings::{Check, checks};
///
/// let nats = checks::url_scheme("nats");
/// assert!(nats.check("nats://queue.internal:4222").is_ok());
/// assert!(nats.check("http://queue.internal:4222").is_err());
/// ```
pub const fn url_scheme(scheme: &'static str) -> UrlScheme {
    UrlScheme([scheme])
}

/// A URL with one of these schemes, for what is spelled in more ways than one; see [`url_scheme`].
///
/// ```
/// use settings::{SecretString, Settings, checks};
///
/// #[derive(Settings)]
/// struct Database {
///     #[settings(check = checks::url_schemes(["postgres", "postgresql"]))]
///     url: SecretString,
/// }
/// ```
pub const fn url_schemes<const COUNT: usize>(schemes: [&'static str; COUNT]) -> UrlScheme<COUNT> {
    const { assert!(COUNT > 0, "a URL has a scheme: name at least one") };
    UrlScheme(schemes)
}

impl<const COUNT: usize> Check<str> for UrlScheme<COUNT> {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a URL that starts with ")?;
        for (at, scheme) in self.0.iter().enumerate() {
            let before = match at {
                0 => "",
                _ if at + 1 == COUNT => " or ",
                _ => ", ",
            };
            write!(f, "{before}`{scheme}://`")?;
        }
        Ok(())
    }

    fn check(&self, value: &str) -> Result<(), Complaint> {
        let right = value.split_once("://").is_some_and(|(scheme, rest)| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            self.0.iter().any(|one| one.eq_ignore_ascii_case(scheme)) && !host.is_empty()
        });
        if right { Ok(()) } else { Err(Complaint::unmet()) }
    }
}
