//! What caches keep.

use settings::checklist::{Profile, Verdict};
use settings::hardening::headers::PrivateCache;

use super::{does_not_load, found, judges, loader};
use crate::support::loaded;

const ID: &str = "headers.cache-private";

#[test]
fn answers_to_somebody_are_not_stored() {
    for profile in [Profile::Development, Profile::Staging, Profile::Production] {
        judges::<PrivateCache>(
            profile,
            ID,
            &[
                ("", &[]),
                ("cache_control = 'private, No-Store'", &[]),
                ("cache_control = 'max-age=0,no-store'", &[]),
                ("cache_control = 'private=\"a, b\", no-store'", &[]),
                ("cache_control = ''", &["cache_control"]),
                ("cache_control = 'private'", &["cache_control"]),
                ("cache_control = 'no-cache, must-revalidate'", &["cache_control"]),
                ("cache_control = 'no-store=1'", &["cache_control"]),
                ("cache_control = 'xno-store'", &["cache_control"]),
                ("cache_control = 'no-store; private'", &["cache_control"]),
                // The name of a field, and no directive.
                ("cache_control = 'private=\"a, no-store, b\"'", &["cache_control"]),
                ("cache_control = 'private=\"a\\\", no-store, b\"'", &["cache_control"]),
            ],
        );
    }
}

#[test]
fn rules_of_the_delivery_network_do_not_meet_what_is_for_somebody() {
    let apart = [
        ("/account", "/assets"),
        ("/account", "/accounting"),
        ("/account", "/acc"),
        ("/account", "/account-pictures*"),
        ("/api/v1", "/api/v2/"),
        ("/acc*", "/a/ccount"),
        ("/app/*", "/apple"),
    ];
    let meet = [
        ("/account", "/"),
        ("/", "/assets"),
        ("/account", "/*"),
        ("/account", "/account"),
        ("/account", "/account/"),
        ("/account/", "/account"),
        ("/account/*", "/account"),
        ("/account", "/account/pictures"),
        ("/account/orders", "/account"),
        ("/account", "/Account"),
        ("/ACCOUNT", "/account/x"),
        ("/account", "/acc*"),
        ("/acc*", "/account/pictures"),
        ("/account/orders", "/account/o*"),
        ("/a*", "/accounts*"),
        ("/accounts*", "/a*"),
        ("/account", "/account*"),
    ];
    let text = |own: &str, rule: &str| format!("authenticated = ['/z', '{own}']\ncached = ['/y', '{rule}']");
    for (own, rule) in apart {
        judges::<PrivateCache>(Profile::Production, ID, &[(&text(own, rule), &[])]);
        judges::<PrivateCache>(Profile::Production, ID, &[(&text(rule, own), &[])]);
    }
    for (own, rule) in meet {
        let outcome = found::<PrivateCache>(Profile::Production, ID, &text(own, rule));
        assert_eq!(super::keys(&outcome).last(), Some(&"cached[1]"), "{own} and {rule}");
    }
    let text = "authenticated = ['/account']\ncached = ['/assets', '/', '/account/x']";
    judges::<PrivateCache>(Profile::Production, ID, &[(text, &["cached[1]", "cached[2]"])]);
    let unknown = found::<PrivateCache>(Profile::Production, ID, "cached = ['/assets']");
    assert_eq!(unknown.verdict(), Verdict::NotVerified);
}

#[test]
fn a_path_that_can_be_written_otherwise_does_not_load() {
    for (path, message) in [
        ("", "must begin with `/`"),
        ("account", "must begin with `/`"),
        ("*.css", "must begin with `/`"),
        ("*", "must begin with `/`"),
        ("https://a.example/", "must begin with `/`"),
        ("/a?b", "must be a plain path"),
        ("/a#b", "must be a plain path"),
        ("/%61ccount", "must be a plain path"),
        ("/*/a", "must be a plain path"),
        ("/a**", "must be a plain path"),
        ("/a\\\\b", "must be a plain path"),
        ("/ä", "must be a plain path"),
        ("/a b", "must be a plain path"),
        ("//a", "must have no empty parts"),
        ("/a//", "must have no empty parts"),
        ("/a/../b", "must have no empty parts"),
        ("/./a", "must have no empty parts"),
    ] {
        for field in ["authenticated", "cached"] {
            let text = format!("{field} = ['/good', \"{path}\"]");
            does_not_load::<PrivateCache>(&[(&text, &format!("{field}[1]"), message)]);
        }
    }
    let header = "cache_control = \"no-store\\r\\nX: y\"";
    does_not_load::<PrivateCache>(&[(header, "cache_control", "must be a line of ASCII")]);
}

#[test]
fn a_path_is_for_somebody_if_it_lies_below_one() {
    let cache = loaded(loader::<PrivateCache>("authenticated = ['/account/', '/api*']"));
    for (path, own) in [
        ("/account", true),
        ("/Account/orders", true),
        ("/account?x", true),
        ("/accounting", false),
        ("/apis", true),
        ("/", false),
    ] {
        assert_eq!(cache.of.is_authenticated(path), own, "{path}");
    }
    assert!(loaded(loader::<PrivateCache>("authenticated = ['/']")).of.is_authenticated("/x"));
}
