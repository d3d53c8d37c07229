//! A content security policy, read as browsers do (Content Security Policy Level 3).

/// What stands for the nonce of an answer in the text of a policy.
pub(super) const NONCE: &str = "{nonce}";

/// The directives of a policy, each by its first mention: browsers pass over another one of the same name (2.2.1).
pub(super) struct Policy<'a>(Vec<(String, Sources<'a>)>);

impl<'a> Policy<'a> {
    pub(super) fn parse(text: &'a str) -> Self {
        let mut directives: Vec<(String, Sources<'a>)> = Vec::new();
        for directive in text.split(';') {
            let mut words = directive.split_ascii_whitespace();
            let Some(name) = words.next().map(str::to_ascii_lowercase) else { continue };
            if directives.iter().all(|(other, _)| *other != name) {
                directives.push((name, Sources(words.collect())));
            }
        }
        Self(directives)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the first of these directives says that is there: each is the fallback of those before it.
    pub(super) fn first(&self, names: &[&str]) -> Option<&Sources<'a>> {
        names.iter().find_map(|name| Some(&self.0.iter().find(|(of, _)| of == name)?.1))
    }

    /// True if a nonce stands in the text itself, where each answer should have its own.
    pub(super) fn has_fixed_nonce(&self) -> bool {
        let mut sources = self.0.iter().flat_map(|(_, sources)| &sources.0);
        sources.any(|source| nonce(source).is_some_and(|nonce| nonce != NONCE))
    }
}

/// What a directive says.
pub(super) struct Sources<'a>(Vec<&'a str>);

impl Sources<'_> {
    /// True if nothing is allowed: `'none'`, which counts only where nothing else stands, or no source at all.
    pub(super) fn is_none(&self) -> bool {
        self.0.iter().all(|source| source.eq_ignore_ascii_case("'none'"))
    }

    pub(super) fn has(&self, keyword: &str) -> bool {
        self.0.iter().any(|source| source.eq_ignore_ascii_case(keyword))
    }

    /// True if any inline script runs: a nonce, a hash or `'strict-dynamic'` makes `'unsafe-inline'` mean nothing
    /// (6.7.3.2).
    pub(super) fn lets_inline_run(&self) -> bool {
        let proof = |source: &&str| nonce(source).is_some() || is_hash(source);
        self.has("'unsafe-inline'") && !self.has("'strict-dynamic'") && !self.0.iter().any(proof)
    }

    /// True if any site is a source.
    pub(super) fn has_anybody(&self) -> bool {
        self.0.iter().any(|source| is_anybody(source))
    }

    /// True if a source is reached without TLS.
    pub(super) fn has_plain_http(&self) -> bool {
        self.0.iter().any(|source| split_prefix(source, "http://").is_some())
    }
}

/// What stands behind a prefix, in any case.
fn split_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The nonce of a nonce source, if it is well formed.
fn nonce(source: &str) -> Option<&str> {
    let nonce = split_prefix(source, "'nonce-")?.strip_suffix('\'')?;
    (nonce == NONCE || is_base64(nonce)).then_some(nonce)
}

fn is_hash(source: &str) -> bool {
    let hash = |name| split_prefix(source, name)?.strip_suffix('\'');
    ["'sha256-", "'sha384-", "'sha512-"].into_iter().filter_map(hash).any(is_base64)
}

/// The rule `base64-value` (2.3.1).
pub(super) fn is_base64(text: &str) -> bool {
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    let digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte);
    !digits.is_empty() && digits.bytes().all(digit)
}

/// True for a whole scheme, any host, or all hosts of a top-level domain.
fn is_anybody(source: &str) -> bool {
    if ["http:", "https:", "ws:", "wss:", "data:"].iter().any(|scheme| source.eq_ignore_ascii_case(scheme)) {
        return true;
    }
    let host = source.split_once("://").map_or(source, |(_, host)| host);
    let host = host.split([':', '/']).next().unwrap_or_default();
    host == "*" || host.strip_prefix("*.").is_some_and(|rest| !rest.trim_end_matches('.').contains('.'))
}
