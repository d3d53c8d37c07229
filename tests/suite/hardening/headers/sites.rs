//! Which sites may read answers, and which hosts are answered.

use settings::checklist::{Profile, Verdict};
use settings::hardening::headers::{AllowedHosts, Cors};

use super::{does_not_load, found, judges, loader};
use crate::support::loaded;

#[test]
fn origins_are_listed_and_reached_over_tls() {
    let good: &[(&str, &[&str])] = &[
        ("", &[]),
        ("origins = []\ncredentials = true", &[]),
        ("origins = ['https://shop.example']\ncredentials = true", &[]),
        ("origins = ['https://shop.example:8443', 'https://192.0.2.1', 'https://[2001:db8::1]:1']", &[]),
        ("origins = ['https://xn--bcher-kva.example', 'https://localhost:3000']", &[]),
    ];
    let bad: &[(&str, &[&str])] = &[
        ("origins = ['*']\ncredentials = true", &["origins[0]"]),
        ("origins = ['https://a.example', 'null']", &["origins[1]"]),
        (
            "origins = ['http://shop.example', 'https://a.example', 'http://a.example']",
            &["origins[0]", "origins[2]"],
        ),
        ("origins = ['https://*.shop.example']", &["origins[0]"]),
        ("origins = ['app://shop', 'ftp://a.example']", &["origins[0]", "origins[1]"]),
        (
            "origins = ['http://localhost.evil.example', 'http://127.0.0.1.evil.example']",
            &["origins[0]", "origins[1]"],
        ),
        ("origins = ['http://evil-localhost', 'http://0.0.0.0']", &["origins[0]", "origins[1]"]),
    ];
    for profile in [Profile::Development, Profile::Staging, Profile::Production] {
        judges::<Cors>(profile, "headers.cors", good);
        judges::<Cors>(profile, "headers.cors", bad);
    }
    // What is common while a site is written.
    let local =
        "origins = ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:8080', 'http://a.localhost']";
    let every = ["origins[0]", "origins[1]", "origins[2]", "origins[3]"];
    judges::<Cors>(Profile::Development, "headers.cors", &[(local, &[]), ("origins = ['*']", &[])]);
    judges::<Cors>(Profile::Production, "headers.cors", &[(local, &every), ("origins = ['*']", &every[..1])]);
}

#[test]
fn an_origin_that_no_browser_sends_does_not_load() {
    let rows = [
        ("https://a.example/", "must end with the host or its port"),
        ("https://a.example/shop", "must end with the host or its port"),
        ("https://a.example?x", "must end with the host or its port"),
        ("https://a.example#x", "must end with the host or its port"),
        ("a.example", "must have a scheme"),
        ("https:a.example", "must have a scheme"),
        ("https://A.example", "must be in lower case"),
        ("HTTPS://a.example", "must be in lower case"),
        ("https://ann:x@a.example", "must not have a user"),
        ("https://a.example:443", "must not have the port that is the scheme's own"),
        ("http://a.example:80", "must not have the port that is the scheme's own"),
        ("https://a.example:", "must have a port from 1 to 65535"),
        ("https://a.example:0", "must have a port from 1 to 65535"),
        ("https://a.example:+1", "must have a port from 1 to 65535"),
        ("https://a.example:65536", "must have a port from 1 to 65535"),
        ("https://", "must be an origin"),
        ("://a.example", "must be an origin"),
        ("https://a..example", "must be an origin"),
        ("https://a.*.example", "must be an origin"),
        ("https://*", "must be an origin"),
        ("https://[::1", "must be an origin"),
        ("https://bücher.example", "must be an origin"),
        ("https://a.example https://b.example", "must end with the host or its port"),
        ("", "must have a scheme"),
    ];
    for (origin, message) in rows {
        let text = format!("origins = ['https://good.example', '{origin}']");
        does_not_load::<Cors>(&[(&text, "origins[1]", message)]);
    }
}

#[test]
fn an_origin_is_allowed_only_as_it_is_listed() {
    let cors = loaded(loader::<Cors>("origins = ['https://a.example']")).of.clone();
    assert_eq!(cors.allow_origin("https://a.example"), Some("https://a.example"));
    for origin in ["https://a.example.evil", "http://a.example", "https://a.example:444", "null", "", "*"] {
        assert_eq!(cors.allow_origin(origin), None, "{origin}");
    }
    let any = loaded(loader::<Cors>("origins = ['*']")).of.clone();
    assert_eq!(any.allow_origin("https://evil.example"), Some("*"));
    let any = loaded(loader::<Cors>("origins = ['*']\ncredentials = true")).of.clone();
    assert_eq!(any.allow_origin("https://evil.example"), None);
}

#[test]
fn hosts_are_listed() {
    let id = "headers.allowed-hosts";
    for profile in Profile::DEPLOYED {
        judges::<AllowedHosts>(
            *profile,
            id,
            &[
                ("hosts = ['shop.example', '*.shop.example', '192.0.2.1', '[::1]', 'shop']", &[]),
                ("", &["hosts"]),
                ("hosts = []", &["hosts"]),
                ("hosts = ['shop.example', '*']", &["hosts[1]"]),
                ("hosts = ['*.example', '*']", &["hosts[0]", "hosts[1]"]),
            ],
        );
    }
    for text in ["", "hosts = ['*']"] {
        assert_eq!(found::<AllowedHosts>(Profile::Development, id, text).verdict(), Verdict::NotApplicable);
    }
    for host in [
        "",
        "https://a.example",
        "a.example:80",
        "a.example/",
        "a b",
        "*a.example",
        "a.*.example",
        "**",
        "*.",
        ".a.example",
        "a.example.",
        "::1",
        "bücher.example",
        "-a.example",
        "a,b",
    ] {
        let text = format!("hosts = ['good.example', '{host}']");
        does_not_load::<AllowedHosts>(&[(&text, "hosts[1]", "must be a host such as `shop.example`")]);
    }
}

#[test]
fn a_host_is_answered_if_it_is_listed() {
    let text = "hosts = ['Shop.example', '*.shop.example', '[::1]', '192.0.2.1']";
    let hosts = loaded(loader::<AllowedHosts>(text));
    for host in [
        "shop.example",
        "SHOP.EXAMPLE",
        "shop.example:8080",
        "shop.example.",
        "a.shop.example",
        "b.a.shop.example:1",
        "[::1]",
        "[::1]:80",
        "192.0.2.1:80",
    ] {
        assert!(hosts.of.allows(host), "{host}");
    }
    for host in [
        "",
        "*",
        "example",
        "evilshop.example",
        "shop.example.evil",
        ".shop.example",
        "shop.example:x",
        "::1",
        "shop.example@evil.example",
        "shop.example/..",
        "a .shop.example",
        "[::1]x",
        "evil.example#.shop.example",
    ] {
        assert!(!hosts.of.allows(host), "{host}");
    }
    assert!(!loaded(loader::<AllowedHosts>("")).of.allows("shop.example"));
    let any = loaded(loader::<AllowedHosts>("hosts = ['*']"));
    assert!(any.of.allows("a.example") && !any.of.allows("a/b"));
}
