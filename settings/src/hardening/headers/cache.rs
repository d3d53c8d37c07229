//! `headers.cache-private`: what is answered to somebody is not kept for others.

use crate::Settings;
use crate::checklist::{Findings, Item};

/// What caches are told of answers to whoever is signed in: the header `Cache-Control` (RFC 9111, 5.2); and what the delivery
/// network keeps whatever that says.
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::PrivateCache;
///
/// let cache = PrivateCache::for_test([("authenticated", "/account,/api"), ("cached", "/assets/*")]);
/// assert_eq!(cache.header_value(), "no-store");
/// assert!(cache.is_authenticated("/account/orders") && !cache.is_authenticated("/accounting"));
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security))]
pub struct PrivateCache {
    /// What `Cache-Control` says in an answer to whoever is signed in.
    #[settings(default = "no-store", check = directives)]
    #[settings(review(
        expect = "the value in use as `Cache-Control` in the answer to each path of `authenticated`",
        rollback = "restart the service, and purge what caches kept meanwhile of the paths in \
                    `authenticated`"
    ))]
    pub cache_control: String,
    /// The paths whose answers are for whoever is signed in: each a path with all below it, as `/account`, or the beginning of
    /// paths, as `/acc*`.
    #[settings(default, allow_empty, each(check = prefix))]
    #[settings(review(
        expect = "each path asked for twice, signed in: no `Age`, and no hit told by the delivery network; \
                  with `[]`, no answer of the service is one visitor's own",
        rollback = "restart the service, and purge what the delivery network kept meanwhile of these paths"
    ))]
    pub authenticated: Vec<String>,
    /// The paths that rules of the delivery network keep whatever an answer says, written in the same way. A rule by the end of
    /// a path, as for `.css`, keeps something of every path: it is `/`.
    #[settings(default, allow_empty, each(check = prefix))]
    #[settings(review(
        expect = "the same list in the configuration of the delivery network: what it keeps whatever an \
                  answer says; with `[]`, no such rule there",
        rollback = "it only tells what the delivery network has: put that back in its configuration at the \
                    same moment, and purge what it kept meanwhile"
    ))]
    pub cached: Vec<String>,
}

impl PrivateCache {
    /// What `Cache-Control` says in an answer to whoever is signed in.
    pub fn header_value(&self) -> &str {
        &self.cache_control
    }

    /// Whether a path, with its percent signs decoded, is one of those that are for whoever is signed in; capitals make no
    /// difference.
    pub fn is_authenticated(&self, path: &str) -> bool {
        self.authenticated.iter().any(|prefix| Prefix::of(prefix).covers(&path.to_ascii_lowercase()))
    }
}

/// Where paths begin.
struct Prefix {
    /// Without what ends it: `*`, or the `/` of a whole segment.
    start: String,
    /// True where a path may go on within a segment.
    open: bool,
}

impl Prefix {
    /// In lower case: not every delivery network tells capitals from others.
    fn of(text: &str) -> Self {
        let text = text.to_ascii_lowercase();
        match text.strip_suffix('*') {
            // `/assets/*` is what lies below `/assets`, which is taken for part of it.
            Some(start) if !start.ends_with('/') => Self { start: start.to_owned(), open: true },
            Some(start) => Self { start: start.trim_end_matches('/').to_owned(), open: false },
            None => Self { start: text.trim_end_matches('/').to_owned(), open: false },
        }
    }

    /// True if a path in lower case begins so.
    fn covers(&self, path: &str) -> bool {
        let rest = path.strip_prefix(self.start.as_str());
        rest.is_some_and(|rest| self.open || rest.is_empty() || rest.starts_with(['/', '?']))
    }

    /// True if some path begins with both.
    fn meets(&self, other: &Self) -> bool {
        // Of two that are open, the longer one is a path that both begin; so is the start of one that is not.
        self.covers(&other.start) || other.covers(&self.start)
    }
}

/// A path can be written in many ways: only one of them is compared.
fn prefix(text: &str) -> Result<(), &'static str> {
    let path = text.strip_suffix('*').unwrap_or(text);
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"?#%*\\".contains(&byte);
    if !path.starts_with('/') {
        Err("must begin with `/`")
    } else if !path.bytes().all(plain) {
        Err("must be a plain path: without a query, `%`, or a `*` that is not its end")
    } else if path.contains("//") || path.split('/').any(|part| part == "." || part == "..") {
        Err("must have no empty parts, and no `.` or `..`")
    } else {
        Ok(())
    }
}

fn directives(text: &str) -> Result<(), &'static str> {
    if text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        Ok(())
    } else {
        Err("must be a line of ASCII, without control characters")
    }
}

/// True if a directive stands in the header by itself, rather than in the quotation marks of another. Without an argument:
/// caches pass over what they do not know, such as `no-store=1`.
fn has(header: &str, directive: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    let mut directives = header.split(|c: char| {
        let divides = c == ',' && !quoted;
        (quoted, escaped) = (quoted ^ (c == '"' && !escaped), quoted && c == '\\' && !escaped);
        divides
    });
    directives.any(|one| one.trim().eq_ignore_ascii_case(directive))
}

pub(super) fn item() -> Item {
    Item::on::<PrivateCache>("headers.cache-private", "answers to whoever is signed in are kept by no cache")
        .why("what a cache keeps of one visitor, it gives to the next")
        .source("OWASP ASVS 5.0.0, 14.3.2 and 14.2.5; RFC 9111, 5.2.2.5")
        .mend("let `cache_control` be `no-store`, and take the paths of `authenticated` out of the rules of the delivery network")
        .reads(&["cache_control", "authenticated", "cached"])
        .examples(
            &[("authenticated", "/account"), ("cached", "/assets")],
            &[("authenticated", "/account"), ("cached", "/")],
        )
        .judge(judge)
}

fn judge(cache: &PrivateCache, found: &mut Findings<'_>) {
    if !has(&cache.cache_control, "no-store") {
        found.fail("cache_control", "must have `no-store`");
    }
    if cache.authenticated.is_empty() && !cache.cached.is_empty() {
        found.not_verified("the paths whose answers are for whoever is signed in are not listed");
    }
    let authenticated: Vec<Prefix> = cache.authenticated.iter().map(|text| Prefix::of(text)).collect();
    for (at, rule) in cache.cached.iter().enumerate() {
        let rule = Prefix::of(rule);
        if authenticated.iter().any(|own| own.meets(&rule)) {
            found.fail_element("cached", at, "must not meet a path of `authenticated`");
        }
    }
}
