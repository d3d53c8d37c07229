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
    let key = "security.forwarding.networks";
    let bad = ["0.0.0.0/0", "::/0", "0.0.0.0/1,10.0.0.0/8", "128.0.0.0/1", "12.0.0.0/7", "2000::/3"];
    holds(key, "must not be everybody", &bad[..2], &["10.0.0.0/8", "2001:db8::/32", "2000::/16", "::1/128"]);
    holds(key, "must not be everybody", &bad[2..], &["[]"]);
}

#[test]
fn a_network_that_would_never_match_or_is_none_is_refused() {
    let key = "security.forwarding.networks";
    let mapped = ["::ffff:127.0.0.0/104", "::ffff:0:0/96"];
    holds(key, "must not be IPv4 written as IPv6", &mapped, &["127.0.0.0/8"]);
    holds(key, "as in `10.0.0.0/8`", &["10.0.0.1/8"], &["10.0.0.1/32"]);
}

#[test]
fn a_page_that_is_kept_has_no_nonce() {
    let key = "security.headers.csp.policy";
    holds(key, "must have no `{nonce}`", &["script-src 'nonce-{nonce}'"], &["script-src 'self'"]);
    holds(
        key,
        "without a comma",
        &["default-src 'self', frame-ancestors *"],
        &["img-src a.example b.example"],
    );
}

#[test]
fn what_the_site_has_not_is_not_configured() {
    let address = &["127.0.0.1:9090"];
    for page in ["docs", "metrics", "admin"] {
        holds(&format!("security.headers.disclosure.{page}"), "the site has no such pages", address, &[]);
    }
    let public = "security.headers.disclosure.public";
    holds(public, "must be `http.listen`", address, &["127.0.0.1:8080"]);
    holds("security.logging.form.sink", "must be `stdout`", &["journal"], &["stdout"]);
    holds("http.public_url", "without a path", &["https://a.example/", "a.example"], &["https://a.example"]);
}

#[test]
fn times_in_headers_are_whole_and_have_an_end() {
    for key in ["cache.max_age", "cache.stale_while_revalidate"] {
        holds(key, "must be at most 365d", &["366d"], &["0s", "365d"]);
        holds(key, "must be whole seconds", &["1500ms"], &[]);
    }
    holds("security.headers.hsts.max_age", "must be whole seconds", &["1500ms"], &["0s", "730d"]);
}

#[test]
fn a_parameter_is_kept_once() {
    holds("query.kept", "must not have `lang` twice", &["lang,page,lang"], &["lang,Lang"]);
}

type Count = fn(&Site) -> usize;

/// How much of a list in a file is left when its variable says this; nothing if that is refused.
fn left(variable: &str, text: &str, count: Count) -> usize {
    let file =
        "[query]\nkept = ['a']\n[cache]\nvary = ['a']\n[security.forwarding]\nnetworks = ['10.0.0.0/8']\n";
    let variables = Environment::from([(variable, text)]);
    let loaded = Loader::<Site>::new().text("toml", file).environment(variables).load();
    loaded.map_or(0, |site| count(&site))
}

#[test]
fn a_variable_can_take_away_what_a_file_gives() {
    let lists: [(&str, Count); 3] = [
        ("SITE_SECURITY_FORWARDING_NETWORKS", |site| site.security.forwarding.networks.len()),
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

#[test]
fn its_documents_are_committed() {
    settings::testing::documents::<Site>(concat!(env!("CARGO_MANIFEST_DIR"), "/docs"));
}
