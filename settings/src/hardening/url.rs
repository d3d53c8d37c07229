//! The parts of a URL that items judge: its hosts, and where it tells credentials.

use zeroize::Zeroizing;

/// Schemes with a user alone that is as good as a password: a token.
const USER_IS_TOKEN: &[&str] = &["http", "https", "ws", "wss", "nats", "tls"];
/// Schemes behind which there is a path, and no host.
const LOCAL: &[&str] = &["sqlite", "duckdb", "unix"];
/// Schemes that always have a host: some readers look for it even behind a third slash (WHATWG URL standard, 4.4).
const ALWAYS_HOST: &[&str] = &["http", "https", "ws", "wss", "ftp"];
/// What the names of parameters with credentials end in.
const TELLING: &[&str] = &[
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "signature",
    "credential",
    "credentials",
    "apikey",
    "accesskey",
    "privatekey",
    "signingkey",
    "secretkey",
    "authkey",
    "sharedkey",
    "subscriptionkey",
];
/// The names of parameters with credentials that are too short for an ending.
const TELLING_WHOLE: &[&str] = &["key", "sig", "auth", "authorization", "pass", "jwt"];

/// A URL with an authority (RFC 3986, section 3).
#[derive(Clone, Copy)]
pub(super) struct Url<'a> {
    scheme: &'a str,
    user_info: Option<&'a str>,
    /// Host and port, or several between commas, as databases write them.
    hosts: &'a str,
    /// The path and what follows.
    rest: &'a str,
}

/// What stands where a host should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Host<'a> {
    /// A host, without its port; an address of IPv6 with its brackets.
    Named(&'a str),
    /// This machine: there is no host, or the path of a socket.
    Here,
    /// Something of which two readers may say two things.
    Doubtful,
}

impl<'a> Url<'a> {
    /// The URL that a text begins with, up to its end.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let (scheme, behind) = text.split_once("://")?;
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b':');
        if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) || !scheme.bytes().all(fits) {
            return None;
        }
        let (authority, rest) = behind.split_at(behind.find(['/', '?', '#']).unwrap_or(behind.len()));
        let (user_info, hosts) =
            authority.rsplit_once('@').map_or((None, authority), |(user, hosts)| (Some(user), hosts));
        Some(Self { scheme, user_info, hosts, rest })
    }

    fn is_one_of(&self, schemes: &[&str]) -> bool {
        schemes.iter().any(|one| one.eq_ignore_ascii_case(self.scheme))
    }

    /// Where it leads.
    pub(super) fn hosts(&self) -> impl Iterator<Item = Host<'a>> {
        let (local, always) = (self.is_one_of(LOCAL), self.is_one_of(ALWAYS_HOST));
        // A backslash is a slash to some readers.
        let odd = self.user_info.is_some_and(|user| user.contains(['\\', '@']));
        self.hosts.split(',').map(move |part| match host(part) {
            _ if local => Host::Here,
            _ if odd => Host::Doubtful,
            Host::Here if always => Host::Doubtful,
            host => host,
        })
    }

    /// The user, as it is written.
    pub(super) fn user(&self) -> Option<&'a str> {
        let info = self.user_info?;
        Some(info.split_once(':').map_or(info, |(user, _)| user)).filter(|user| !user.is_empty())
    }

    /// The password, as it is meant.
    pub(super) fn password(&self) -> Option<Zeroizing<Vec<u8>>> {
        let (_, password) = self.user_info?.split_once(':')?;
        Some(decoded(password)).filter(|password| !password.is_empty())
    }

    /// True if it has a password, a token in the place of a user, or a parameter with the name of one.
    pub(super) fn tells_credentials(&self) -> bool {
        let by_user = match self.user_info {
            Some(info) => info.split_once(':').map_or_else(
                || !info.is_empty() && self.is_one_of(USER_IS_TOKEN),
                |(_, password)| !password.is_empty(),
            ),
            // A slash in a password that is not written `%2F` ends the authority.
            None => self.rest.contains('@') && self.hosts().any(|host| host == Host::Doubtful),
        };
        by_user || self.parameters().any(|(name, value)| !value.is_empty() && is_telling(name))
    }

    /// The parameters of the query, and those that some write behind a `#`.
    fn parameters(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let start = self.rest.find(['?', '#']).unwrap_or(self.rest.len());
        self.rest[start..].split(['?', '#', '&', ';']).filter_map(|one| one.split_once('='))
    }
}

/// The host of `host:port`.
fn host(part: &str) -> Host<'_> {
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(inside) = part.strip_prefix('[') {
        let Some((address, behind)) = inside.split_once(']') else { return Host::Doubtful };
        let port = behind.is_empty() || behind.strip_prefix(':').is_some_and(is_port);
        let is_address = address.parse::<std::net::Ipv6Addr>().is_ok();
        return if port && is_address { Host::Named(&part[..address.len() + 2]) } else { Host::Doubtful };
    }
    if part.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%2f")) {
        return Host::Here;
    }
    let (name, port) = part.split_once(':').unwrap_or((part, ""));
    let name = name.strip_suffix('.').unwrap_or(name);
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\\[]<>%^|\"'`{}*".contains(c);
    match name {
        _ if !is_port(port) || name.contains(odd) => Host::Doubtful,
        "" => Host::Here,
        name => Host::Named(name),
    }
}

/// True for a parameter whose value is a credential, by its name.
fn is_telling(name: &str) -> bool {
    let name = decoded(name);
    let name: String =
        name.iter().filter(|b| b.is_ascii_alphanumeric()).map(|b| b.to_ascii_lowercase() as char).collect();
    TELLING_WHOLE.contains(&name.as_str()) || TELLING.iter().any(|end| name.ends_with(end))
}

/// A text with what is written `%41` as it is meant (RFC 3986, 2.1).
fn decoded(text: &str) -> Zeroizing<Vec<u8>> {
    let bytes = text.as_bytes();
    let mut out = Zeroizing::new(Vec::with_capacity(bytes.len()));
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// Every URL in a text, wherever it stands: between quotation marks, blanks, or commas.
pub(super) fn urls(text: &str) -> Vec<Url<'_>> {
    let words = text.split(|c: char| c.is_whitespace() || "\"'<>(){}".contains(c));
    words.flat_map(several).filter_map(|one| Url::of(from_scheme(one))).collect()
}

/// The URLs of a value that is one, or a list of them: nothing of a text that has one somewhere.
pub(super) fn urls_of_value(text: &str) -> Vec<Url<'_>> {
    let text = text.trim();
    let parts: Vec<&str> = match text.chars().next() {
        Some('[' | '{') => text.split('"').collect(),
        _ => vec![text],
    };
    parts.into_iter().filter(|part| Url::of(part).is_some()).flat_map(several).filter_map(Url::of).collect()
}

/// What a text with commas holds: a part that begins like a URL is one by itself.
fn several(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let commas = text.match_indices(',').map(|(at, _)| at + 1);
    starts.extend(commas.filter(|at| Url::of(text[*at..].trim_start()).is_some_and(|url| begins(&url))));
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| text[*start..end].trim()).collect()
}

/// True if a scheme is one, and not a host with its port.
fn begins(url: &Url<'_>) -> bool {
    !url.scheme.contains('.')
}

/// A text from the scheme of its first URL on.
fn from_scheme(text: &str) -> &str {
    let Some(end) = text.find("://") else { return text };
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let length = text.as_bytes()[..end].iter().rev().take_while(|byte| is_part(byte)).count();
    &text[end - length..]
}

/// A text for those who may not show it: what is no UTF-8 has no URL in it.
pub(super) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(text: &str) -> Vec<Host<'_>> {
        urls_of_value(text).iter().flat_map(Url::hosts).collect()
    }

    #[test]
    fn the_host_is_told_from_what_is_around_it() {
        use Host::{Doubtful, Here, Named};
        for (text, expected) in [
            ("https://a.example", vec![Named("a.example")]),
            ("HTTPS://A.example.:443/x?y#z", vec![Named("A.example")]),
            ("https://u:p@a.example:8443/b@c.example", vec![Named("a.example")]),
            ("https://a.example@b.example", vec![Named("b.example")]),
            ("https://u@x@b.example", vec![Doubtful]),
            ("http://[::1]:80/", vec![Named("[::1]")]),
            ("http://[::1/", vec![Doubtful]),
            ("http://[a.example]/", vec![Doubtful]),
            ("http://::1/", vec![Doubtful]),
            ("https://a.example\\@b.example", vec![Doubtful]),
            ("https://a%2eexample/", vec![Doubtful]),
            ("postgres://u:p/w@host/db", vec![Doubtful]),
            ("https:///a.example", vec![Doubtful]),
            ("file:///etc/x", vec![Here]),
            ("postgres://%2Fvar%2Frun/db", vec![Here]),
            ("sqlite://data.db", vec![Here]),
            ("postgres://u@a:1,b:2/db", vec![Named("a"), Named("b")]),
            ("http://a:2379,http://b:2379", vec![Named("a"), Named("b")]),
            ("[\"http://a\", \"no\", \"http://b/,c\"]", vec![Named("a"), Named("b")]),
            ("jdbc:postgresql://a/db", vec![Named("a")]),
            ("default-src https://a.example", vec![]),
            ("a.example:80", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(hosts(text), expected, "{text}");
        }
    }

    #[test]
    fn credentials_are_told_wherever_they_stand() {
        for (text, tells) in [
            ("https://a.example/", false),
            ("https://token@a.example/", true),
            ("nats://token@a.example/", true),
            ("ssh://git@a.example/", false),
            ("postgres://u:@host", false),
            ("postgres://u:p@host", true),
            ("postgres://u:p/w@host/db", true),
            ("https://a.example/@user", false),
            ("redis://:p@host", true),
            ("see https://u:p@host for it", true),
            ("[\"a\", \"https://a/?api_key=1\"]", true),
            ("https://a/?access%5Ftoken=1", true),
            ("https://a/?X-Amz-Signature=1", true),
            ("https://a/?sig=1", true),
            ("https://a/#access_token=1", true),
            ("https://a/?token=", false),
            ("https://a/?monkey=1&design=2&sort_key=3", false),
            ("https://a/?a=1&key=2", true),
            ("(https://u:p@host)", true),
        ] {
            assert_eq!(urls(text).iter().any(Url::tells_credentials), tells, "{text}");
        }
    }

    #[test]
    fn a_password_is_taken_as_it_is_meant() {
        let password = |text| Url::of(text).and_then(|url| url.password()).map(|it| it.to_vec());
        assert_eq!(password("a://u:p%40%2f%zz@host"), Some(b"p@/%zz".to_vec()));
        assert_eq!(password("a://u:p:q@host"), Some(b"p:q".to_vec()));
        assert_eq!(password("a://u@host"), None);
        assert_eq!(Url::of("a://u:p@host").and_then(|url| url.user()), Some("u"));
        assert_eq!(Url::of("a://:p@host").and_then(|url| url.user()), None);
    }
}
