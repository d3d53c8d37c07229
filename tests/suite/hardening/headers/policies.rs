//! The content security policy.

use settings::checklist::{Profile, Verdict};
use settings::hardening::headers::Csp;

use super::{does_not_load, found, judges, loader};
use crate::support::loaded;

const ID: &str = "headers.csp";
/// What every good policy has, beside what it says of scripts.
const REST: &str = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/// What the item has against a policy.
#[track_caller]
fn against(policy: &str) -> Vec<&'static str> {
    let outcome = found::<Csp>(Profile::Production, ID, &format!("policy = \"{policy}\""));
    assert!(outcome.failures().iter().all(|failure| failure.key() == Some("of.policy")), "{policy}");
    outcome.failures().iter().map(settings::checklist::Failure::message).collect()
}

#[test]
fn what_it_says_of_scripts() {
    const INLINE: &str = "must not have `'unsafe-inline'` for scripts: write `'nonce-{nonce}'` or a hash";
    const EVAL: &str = "must not have `'unsafe-eval'` for scripts";
    const WIDE: &str = "must not let scripts come from any site, or from `data:`";
    const PLAIN: &str = "must not let scripts come over plain http";
    const FIXED: &str = "must have `{nonce}` for a nonce: one that is always the same can be used by anybody";
    const NO_SCRIPTS: &str = "must have `script-src` or `default-src`: without either, every script runs";
    let rows: &[(&str, &[&str])] = &[
        ("script-src 'self'", &[]),
        ("default-src 'none'", &[]),
        ("DEFAULT-SRC 'SELF'", &[]),
        ("script-src https://cdn.example 'wasm-unsafe-eval'", &[]),
        ("script-src 'self' *.cdn.example", &[]),
        ("style-src 'unsafe-inline'; default-src 'self'", &[]),
        ("style-src 'self'", &[NO_SCRIPTS]),
        ("script-src-elem 'self'", &[NO_SCRIPTS]),
        ("script-src 'unsafe-inline'", &[INLINE]),
        ("Script-Src 'UNSAFE-inline'", &[INLINE]),
        ("default-src 'unsafe-inline'", &[INLINE]),
        ("default-src 'unsafe-inline'; script-src 'self'", &[]),
        ("script-src 'self'; script-src-elem 'unsafe-inline'", &[INLINE]),
        ("script-src 'self'; script-src-attr 'unsafe-inline'", &[INLINE]),
        ("script-src 'unsafe-inline'; script-src-attr 'none'; script-src-elem 'self'", &[]),
        // The first of a name counts.
        ("script-src 'self'; script-src 'unsafe-inline'", &[]),
        ("script-src 'unsafe-inline'; script-src 'self'", &[INLINE]),
        // What makes it mean nothing.
        ("script-src 'unsafe-inline' 'nonce-{nonce}'", &[]),
        ("script-src 'unsafe-inline' 'sha256-AbC+/_-9=='", &[]),
        ("script-src 'unsafe-inline' 'SHA512-AbC'", &[]),
        ("script-src 'unsafe-inline' 'strict-dynamic'", &[]),
        ("script-src 'unsafe-inline' 'nonce-'", &[INLINE]),
        ("script-src 'unsafe-inline' 'sha256-a b'", &[INLINE]),
        ("script-src 'unsafe-inline' 'sha1-AbC'", &[INLINE]),
        ("script-src 'unsafe-inline' nonce-abc", &[INLINE]),
        ("script-src 'nonce-abc='", &[FIXED]),
        ("script-src 'self'; style-src 'nonce-abc'", &[FIXED]),
        ("script-src 'unsafe-eval'", &[EVAL]),
        ("script-src 'unsafe-eval' 'nonce-{nonce}' 'strict-dynamic'", &[EVAL]),
        ("default-src 'unsafe-eval'; script-src 'self'", &[]),
        ("script-src *", &[WIDE]),
        ("script-src https:", &[WIDE]),
        ("script-src HTTPS:", &[WIDE]),
        ("script-src data:", &[WIDE]),
        ("script-src https://*", &[WIDE]),
        ("script-src *:443", &[WIDE]),
        ("script-src https://*.com", &[WIDE]),
        ("script-src 'self'; script-src-elem *", &[WIDE]),
        ("script-src https: 'nonce-{nonce}'", &[WIDE]),
        ("script-src https: 'unsafe-inline' 'nonce-{nonce}' 'strict-dynamic'", &[]),
        ("script-src http://cdn.example", &[PLAIN]),
        ("script-src * 'unsafe-inline' 'unsafe-eval' http://a.example", &[INLINE, EVAL, WIDE, PLAIN]),
    ];
    for (scripts, expected) in rows {
        assert_eq!(against(&format!("{scripts}; {REST}")), *expected, "{scripts}");
    }
}

#[test]
fn what_it_says_of_the_rest() {
    const OBJECTS: &str = "must have `object-src 'none'`";
    const BASE: &str = "must have `base-uri 'none'`";
    const FRAMES: &str = "must have `frame-ancestors`, such as `frame-ancestors 'none'`";
    const ANY_FRAME: &str = "must not let any site frame the pages: `frame-ancestors` is too wide";
    let rows: &[(&str, &[&str])] = &[
        ("object-src 'none'; base-uri 'none'; frame-ancestors 'none'", &[]),
        ("object-src 'NONE'; base-uri; frame-ancestors 'self' https://a.example", &[]),
        ("object-src; base-uri 'none'; frame-ancestors", &[]),
        ("", &[OBJECTS, BASE, FRAMES]),
        ("object-src 'self'; base-uri 'self'; frame-ancestors 'self'", &[OBJECTS, BASE]),
        // `'none'` beside another source means nothing.
        ("object-src 'none' https://a.example; base-uri 'none'; frame-ancestors 'none'", &[OBJECTS]),
        ("base-uri 'none'; frame-ancestors *", &[OBJECTS, ANY_FRAME]),
        ("object-src 'none'; base-uri 'none'; frame-ancestors https:", &[ANY_FRAME]),
        ("object-src 'none'; base-uri 'none'; frame-ancestors http://*:*", &[ANY_FRAME]),
    ];
    for (rest, expected) in rows {
        assert_eq!(against(&format!("script-src 'self'; {rest}")), *expected, "{rest}");
    }
    // Objects fall back on the default, the others on nothing.
    assert_eq!(against("default-src 'none'"), [BASE, FRAMES]);
    assert_eq!(against("default-src 'none'; object-src *"), [OBJECTS, BASE, FRAMES]);
    for empty in ["", "  ", ";", " ; ;; "] {
        assert_eq!(against(empty), ["is empty, which allows everything"], "{empty:?}");
    }
}

#[test]
fn a_policy_that_only_reports_is_none() {
    judges::<Csp>(
        Profile::Staging,
        ID,
        &[("", &[]), ("report_only = true", &["report_only"]), ("policy = ''", &["policy"])],
    );
    let developing = found::<Csp>(Profile::Development, ID, "policy = \"script-src 'unsafe-eval'\"");
    assert_eq!(developing.verdict(), Verdict::NotApplicable);
    let tried = loaded(loader::<Csp>("report_only = true"));
    assert_eq!(tried.of.header_name(), "Content-Security-Policy-Report-Only");
}

#[test]
fn a_policy_that_adds_to_the_headers_does_not_load() {
    does_not_load::<Csp>(&[
        ("policy = \"default-src 'self', script-src *\"", "policy", "must be one policy, without a comma"),
        ("policy = \"default-src 'self'\\r\\nSet-Cookie: a=b\"", "policy", "must be a line of ASCII"),
        ("policy = \"default-src ä.example\"", "policy", "must be a line of ASCII"),
    ]);
}

#[test]
fn a_nonce_stands_where_the_policy_has_a_place_for_it() {
    let plain = loaded(loader::<Csp>("policy = \"default-src 'self'\""));
    assert!(!plain.of.needs_nonce());
    assert_eq!(plain.of.header_value("").as_deref(), Some("default-src 'self'"));
    let text = "policy = \"script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'\"";
    let csp = loaded(loader::<Csp>(text));
    let value = csp.of.header_value("aB3_-+/=").unwrap();
    assert_eq!(value, "script-src 'nonce-aB3_-+/='; style-src 'nonce-aB3_-+/='");
    for nonce in ["", "=", "a b", "a'", "a;b", "a===", "ä", "a\n"] {
        assert_eq!(csp.of.header_value(nonce), None, "{nonce:?}");
    }
}
