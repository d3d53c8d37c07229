use std::time::Duration;

use axum::http::HeaderValue;
use settings::Settings;

use crate::settings::{YEAR, whole_seconds};

/// What browsers are told with every answer of the site, errors included. What is no HTTP is answered before it reaches
/// the site, with a bare 400, 414 or 431.
#[derive(Debug, Settings)]
#[settings(review(expect = "the header in every answer, and no complaint in the console of a browser"))]
#[settings(check = frames_are_said_once(content_security_policy))]
pub struct HeaderSettings {
    /// How long browsers insist on TLS (`Strict-Transport-Security`), in whole seconds and at most two years; with
    /// `0s` they forget it.
    #[settings(default = Duration::from_secs(180 * 24 * 60 * 60), range(max = TWO_YEARS), check = whole_seconds)]
    #[settings(review(rollback = "set {variable} to `0s`, which ends it with the next visit"))]
    pub hsts_max_age: Duration,
    /// What a page may load, without `frame-ancestors`, which stands below. One policy: a comma would begin another.
    #[settings(default = "default-src 'self'; object-src 'none'; base-uri 'none'", not_blank, check = one_policy)]
    pub content_security_policy: String,
    /// Who may show the pages in a frame: `'none'` and nobody else, or `'self'` and addresses, each an entry of its own.
    #[settings(default = ["'none'"], length(min = 1), each(check = one_source), check = none_is_alone)]
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

/// What the lists of browsers that insist on TLS ask for.
const TWO_YEARS: Duration = YEAR.saturating_mul(2);

/// Browsers keep to all policies of a header, so another one could say what the settings say elsewhere.
fn one_policy(text: &str) -> Result<(), &'static str> {
    match HeaderValue::try_from(text) {
        Err(_) => Err("must be a text that fits in a header"),
        Ok(_) if text.contains(',') => Err("must be one policy, without a comma"),
        Ok(_) => Ok(()),
    }
}

fn one_source(source: &str) -> Result<(), &'static str> {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b';' && byte != b',';
    if source.is_empty() || !source.bytes().all(plain) {
        return Err("must be one source such as `'self'` or `https://example.org`");
    }
    let host = source.split_once("://").map_or(source, |(_, host)| host);
    if source.ends_with(':') || host.split([':', '/']).next() == Some("*") {
        return Err("must not be everybody: any site could show the pages in a frame");
    }
    Ok(())
}

/// Browsers pass over `'none'` where something else stands beside it.
fn none_is_alone(sources: &[String]) -> Result<(), &'static str> {
    let none = |source: &String| source.eq_ignore_ascii_case("'none'");
    if sources.len() > 1 && sources.iter().any(none) {
        Err("must not have `'none'` beside others, which would make it mean nothing")
    } else {
        Ok(())
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
