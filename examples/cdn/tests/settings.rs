//! What the declaration takes and refuses.

#![expect(clippy::disallowed_methods, reason = "only a load tells what it refuses")]

use cdn::settings::Site;
use settings::{Environment, Loader};

/// What a load has against a value.
fn refused(key: &str, value: &str) -> Vec<String> {
    let loaded = Loader::<Site>::new().value(key, value).load();
    let problems = loaded.err().map(|error| error.problems().to_vec()).unwrap_or_default();
    problems.iter().map(|problem| problem.message().to_owned()).collect()
}

/// Each of these values is refused in these words, and each of those is taken.
fn holds(key: &str, words: &str, bad: &[&str], good: &[&str]) {
    for value in bad {
        let told = refused(key, value);
        assert!(told.len() == 1 && told[0].contains(words), "`{value}`: {told:?}");
    }
    for value in good {
        assert_eq!(refused(key, value), [""; 0], "`{value}`");
    }
}

#[test]
fn nobody_can_be_made_to_believe_everybody() {
    let key = "security.forwarding.trusted";
    let bad = ["0.0.0.0/0", "::/0", "0.0.0.0/1,10.0.0.0/8", "128.0.0.0/1", "12.0.0.0/7", "2000::/3"];
    holds(key, "must not be everybody", &bad[..2], &["10.0.0.0/8", "2001:db8::/32", "2000::/16", "::1/128"]);
    holds(key, "must not be everybody", &bad[2..], &["[]"]);
}

#[test]
fn a_network_that_would_never_match_or_is_none_is_refused() {
    let key = "security.forwarding.trusted";
    let mapped = ["::ffff:127.0.0.0/104", "::ffff:0:0/96"];
    holds(key, "must not be IPv4 written as IPv6", &mapped, &["127.0.0.0/8"]);
    holds(key, "as in `10.0.0.0/8`", &["10.0.0.1/8"], &["10.0.0.1/32"]);
}

#[test]
fn one_policy_is_said_and_frames_in_one_place() {
    let key = "security.headers.content_security_policy";
    holds(
        key,
        "without a comma",
        &["default-src 'self', frame-ancestors *"],
        &["img-src a.example b.example"],
    );
    holds(key, "fits in a header", &["default-src\n'self'"], &[]);
    holds(key, "must not say `frame-ancestors`", &["default-src 'self'; Frame-Ancestors *"], &[]);
}

#[test]
fn frames_are_for_nobody_or_for_some_but_not_for_everybody() {
    let key = "security.headers.frame_ancestors";
    let some = ["'none'", "'self'", "'self',https://*.a.example", "https://a.example:*"];
    holds(key, "must not be everybody", &["*", "https:", "https://*", "*:443", "'self',http://*:80"], &some);
    holds(key, "must not have `'none'` beside others", &["'none','self'", "'self','NONE'"], &[]);
}

#[test]
fn times_in_headers_are_whole_and_have_an_end() {
    for key in ["cache.max_age", "cache.stale_while_revalidate"] {
        holds(key, "must be at most 365d", &["366d"], &["0s", "365d"]);
        holds(key, "must be whole seconds", &["1500ms"], &[]);
    }
    holds("security.headers.hsts_max_age", "must be at most 730d", &["731d"], &["0s", "730d"]);
}

#[test]
fn a_parameter_is_kept_once() {
    holds("query.kept", "must not have `lang` twice", &["lang,page,lang"], &["lang,Lang"]);
}

type Count = fn(&Site) -> usize;

/// How much of a list in a file is left when its variable says this; nothing if that is refused.
fn left(variable: &str, text: &str, count: Count) -> usize {
    let file =
        "[query]\nkept = ['a']\n[cache]\nvary = ['a']\n[security.forwarding]\ntrusted = ['10.0.0.0/8']\n";
    let variables = Environment::from([(variable, text)]);
    let loaded = Loader::<Site>::new().text("toml", file).environment(variables).load();
    loaded.map_or(0, |site| count(&site))
}

#[test]
fn a_variable_can_take_away_what_a_file_gives() {
    let lists: [(&str, Count); 3] = [
        ("SITE_SECURITY_FORWARDING_TRUSTED", |site| site.security.forwarding.trusted.len()),
        ("SITE_QUERY_KEPT", |site| site.query.kept.len()),
        ("SITE_CACHE_VARY", |site| site.cache.vary.len()),
    ];
    for (variable, count) in lists {
        assert_eq!(left("OF_ANOTHER_PROGRAM", "", count), 1);
        assert_eq!(left(variable, "[]", count), 0, "{variable}");
        // Were it taken for one that is not set, what the file trusts would still be trusted.
        assert_eq!(left(variable, "", count), 0, "{variable}");
    }
}
