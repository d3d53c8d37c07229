use std::time::Duration;

use axum::http::HeaderValue;
use settings::Settings;

use crate::settings::whole_seconds;

/// What browsers are told with every answer, errors included.
#[derive(Debug, Settings)]
#[settings(review(expect = "the header in every answer, and no complaint in the console of a browser"))]
#[settings(check = frames_are_said_once(content_security_policy))]
pub struct HeaderSettings {
    /// How long browsers insist on TLS (`Strict-Transport-Security`), in whole seconds; with `0s` they forget it.
    #[settings(default = Duration::from_secs(180 * 24 * 60 * 60), check = whole_seconds)]
    #[settings(review(rollback = "set {variable} to `0s`, which ends it with the next visit"))]
    pub hsts_max_age: Duration,
    /// What a page may load, without `frame-ancestors`, which stands below.
    #[settings(default = "default-src 'self'; object-src 'none'; base-uri 'none'", not_blank, check = header_text)]
    pub content_security_policy: String,
    /// Who may show the pages in a frame: `'none'`, `'self'`, or addresses.
    #[settings(default = ["'none'"], length(min = 1), each(check = one_source))]
    pub frame_ancestors: Vec<String>,
    /// What other sites learn of where a visitor came from.
    #[settings(default = ReferrerPolicy::StrictOriginWhenCrossOrigin)]
    pub referrer_policy: ReferrerPolicy,
}

/// What other sites learn of where a visitor came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Settings)]
#[settings(rename_all = "kebab-case")]
pub enum ReferrerPolicy {
    /// Nothing.
    NoReferrer,
    /// Nothing, but the whole address within the site.
    SameOrigin,
    /// The name of the site, over TLS.
    StrictOriginWhenCrossOrigin,
}

fn header_text(text: &str) -> Result<(), &'static str> {
    HeaderValue::try_from(text).map(drop).map_err(|_| "must be a text that fits in a header")
}

fn one_source(source: &str) -> Result<(), &'static str> {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b';' && byte != b',';
    if !source.is_empty() && source.bytes().all(plain) {
        Ok(())
    } else {
        Err("must be one source such as `'self'` or `https://example.org`")
    }
}

fn frames_are_said_once(policy: &str) -> Result<(), &'static str> {
    let mut names = policy.split(';').filter_map(|directive| directive.split_ascii_whitespace().next());
    if names.any(|name| name.eq_ignore_ascii_case("frame-ancestors")) {
        Err("`content_security_policy` must not say `frame-ancestors`, which is a setting of its own")
    } else {
        Ok(())
    }
}
