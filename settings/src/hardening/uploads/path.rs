//! Paths of requests, and the routes that they are on.

use std::borrow::Cow;

/// A route is compared with the paths of requests segment by segment, so it is made of plain ones. The path of all routes
/// is none: the general limit is for these.
pub(super) fn route(path: &str) -> Result<(), &'static str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()+,;=:@".contains(&byte);
    let segment = |text: &str| !matches!(text, "" | "." | "..") && text.bytes().all(plain);
    match path.strip_prefix('/') {
        Some(rest) if rest.split('/').all(segment) => Ok(()),
        _ => Err("must be the path of a route without wildcards, such as `/videos`, and not that of all"),
    }
}

/// The path of a request as routes are written, without query and percent signs (RFC 3986, 2.1); `None` where routers do
/// not agree on which path is meant.
pub(super) fn plain(path: &str) -> Option<Cow<'_, [u8]>> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let decoded = if path.contains('%') { Cow::Owned(decode(path)?) } else { Cow::Borrowed(path.as_bytes()) };
    let rest = decoded.strip_prefix(b"/")?;
    // A slash may end it.
    let rest = rest.strip_suffix(b"/").unwrap_or(rest);
    let odd = |segment: &[u8]| matches!(segment, b"" | b"." | b"..") || segment.contains(&b'\\');
    if !rest.is_empty() && rest.split(|byte| *byte == b'/').any(odd) { None } else { Some(decoded) }
}

/// True if the path is that of the route, or below it.
pub(super) fn is_on(path: &[u8], route: &str) -> bool {
    path.strip_prefix(route.as_bytes()).is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
}

/// Each percent sign and its two digits made the byte that they stand for. A slash that is written so is none for some.
fn decode(path: &str) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16);
        let value = u8::try_from(digit()? * 16 + digit()?).ok()?;
        if value == b'/' {
            return None;
        }
        decoded.push(value);
    }
    Some(decoded)
}
