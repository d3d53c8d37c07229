//! The business code, given settings made in a line: no file, no variable, nothing global.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use cdn::address::{Client, client_of};
use cdn::log::{Told, line};
use cdn::sessions::Signer;
use cdn::settings::{CacheSettings, HeaderSettings, LoggingSettings, QuerySettings, Site, TemplateSettings};
use cdn::{cache, headers, pages, query};
use settings::hardening::headers::TrustedProxies;
use settings::{SecretBox, Settings, testing};

#[test]
fn a_page_is_kept_as_long_as_the_section_says() {
    let settings = CacheSettings::for_test([("max_age", "1h"), ("stale_while_revalidate", "0s")]);
    assert_eq!(cache::cache_control(&settings), "public, max-age=3600");
    let none = CacheSettings::for_test([("max_age", "0s")]);
    assert_eq!(cache::cache_control(&none), "no-store");
}

#[test]
fn of_a_query_only_what_is_known_is_left_in_one_order() {
    let settings = QuerySettings::for_test([("kept", "lang,page")]);
    let kept = |query: &str| query::kept(&settings, query);
    assert_eq!(kept("page=2&utm=x&lang=de"), "lang=de&page=2");
    assert_eq!(kept("lang=de&lang=fr&LANG=en&&=&lang"), "lang=de");
    assert_eq!(kept("language=de&xlang=fr"), "");
    assert_eq!(kept("lang"), "lang");
}

#[test]
fn texts_are_texts_and_no_html() {
    let settings = TemplateSettings::for_test([("title", "</title><script>"), ("footer", "a & b")]);
    let page = pages::page(&settings, "", Some("lang=\"><script>&page=1"));
    assert!(!page.contains("<script>"), "{page}");
    assert!(page.contains("<footer>a &amp; b</footer>") && page.contains("&amp;page=1\""), "{page}");
}

/// Whose address comes out of a chain of proxies, the last of them being `peer`.
fn client(trusted: Option<&str>, peer: [u8; 4], forwarded: &[impl AsRef<[u8]>]) -> String {
    let settings = TrustedProxies::for_test(trusted.map(|trusted| ("networks", trusted)));
    let mut headers = HeaderMap::new();
    for header in forwarded.iter().flat_map(|header| HeaderValue::from_bytes(header.as_ref())) {
        headers.append("x-forwarded-for", header);
    }
    client_of(peer.into(), &headers, &settings).to_string()
}

#[test]
fn forwarded_addresses_are_believed_from_trusted_networks_only() {
    let edge = Some("10.0.0.0/8");
    let (proxy, stranger) = ([10, 0, 0, 1], [5, 5, 5, 5]);
    // Nobody is trusted, or not the one who asks.
    assert_eq!(client(None, proxy, &["1.2.3.4"]), "10.0.0.1");
    assert_eq!(client(edge, stranger, &["1.2.3.4"]), "5.5.5.5");
    // The rightmost that is not trusted: what stands to its left was said by a stranger.
    assert_eq!(client(edge, proxy, &["6.6.6.6, 1.2.3.4"]), "1.2.3.4");
    assert_eq!(client(edge, proxy, &["6.6.6.6, 1.2.3.4, 10.9.9.9"]), "1.2.3.4");
    // More headers are one, in their order.
    assert_eq!(client(edge, proxy, &["6.6.6.6", "1.2.3.4,10.9.9.9"]), "1.2.3.4");
    // Nobody vouches for what stands to the left of what is no address.
    assert_eq!(client(edge, proxy, &["1.2.3.4, unknown, 10.9.9.9"]), "10.9.9.9");
    assert_eq!(client(edge, proxy, &["", "10.1.1.1"]), "10.1.1.1");
    // All of them are trusted: the first, then.
    assert_eq!(client(edge, proxy, &["10.1.1.1, 10.2.2.2"]), "10.1.1.1");
    // An address of the older kind in the clothes of the newer.
    assert_eq!(client(edge, proxy, &["1.2.3.4, ::ffff:10.9.9.9"]), "1.2.3.4");
}

#[test]
fn what_a_stranger_writes_spoils_no_entry_that_was_added_to_it() {
    let (edge, proxy) = (Some("10.0.0.0/8"), [10, 0, 0, 1]);
    assert_eq!(client(edge, proxy, &[&b"\xff, 203.0.113.9"[..]]), "203.0.113.9");
    assert_eq!(client(edge, proxy, &[&b"\xff"[..], b"203.0.113.9, 10.9.9.9"]), "203.0.113.9");
    assert_eq!(client(edge, proxy, &[&b"203.0.113.9, \xff"[..]]), "10.0.0.1");
}

#[test]
fn a_forwarded_address_may_have_a_port_and_brackets() {
    let client = |forwarded: &str| client(Some("10.0.0.0/8"), [10, 0, 0, 1], &[forwarded]);
    assert_eq!(client("203.0.113.9:4711"), "203.0.113.9");
    assert_eq!(client("[2001:db8::1]:80, 10.9.9.9:80"), "2001:db8::1");
    assert_eq!(client("[2001:db8::1]"), "2001:db8::1");
    assert_eq!(client("203.0.113.9, "), "203.0.113.9");
    assert_eq!(client("203.0.113.9:http"), "10.0.0.1");
}

#[test]
fn browsers_are_told_what_the_section_says() {
    let policy = "default-src 'self'; frame-ancestors 'self' https://a.example";
    let settings = HeaderSettings::for_test([("hsts.max_age", "1d"), ("csp.policy", policy)]);
    let headers = headers::security_headers(&settings);
    let header = |name: &str| headers[name].to_str().unwrap_or_default();
    assert_eq!(header("strict-transport-security"), "max-age=86400");
    assert_eq!(header("content-security-policy"), policy);
    assert_eq!(headers.len(), 4);
}

#[test]
fn a_client_is_in_the_log_only_if_that_is_wanted() {
    let client = Some(Client([1, 2, 3, 4].into()));
    let took = Duration::from_micros(7);
    let told = Told { method: &Method::GET, path: "/\"\n", client, status: StatusCode::OK, took };
    let quiet = LoggingSettings::for_test([("form.format", "json")]);
    let expected = r#"{"level":"info","method":"GET","micros":7,"path":"/\"\\n","status":200}"#;
    assert_eq!(line(&quiet, &told).as_deref(), Some(expected));
    let named = LoggingSettings::for_test([("client_addresses", "true")]);
    assert!(line(&named, &told).is_some_and(|line| line.starts_with("1.2.3.4 GET ")));
    let errors = LoggingSettings::for_test([("verbosity.level", "error")]);
    assert_eq!(line(&errors, &told), None);
}

/// The line of a request with this method and path.
fn line_of(format: &str, method: &str, path: &str) -> String {
    let settings = LoggingSettings::for_test([("form.format", format)]);
    let (method, took) = (Method::from_bytes(method.as_bytes()).unwrap_or_default(), Duration::ZERO);
    let told = Told { method: &method, path, client: None, status: StatusCode::OK, took };
    line(&settings, &told).unwrap_or_default()
}

#[test]
fn what_is_no_visible_sign_of_ascii_is_escaped_in_the_log() {
    for (path, escaped) in [
        ("/\u{85}\u{9b}1m", "/\\u{85}\\u{9b}1m"),
        ("/\u{2028}\u{2029}", "/\\u{2028}\\u{2029}"),
        ("/\u{202e}\u{2066}", "/\\u{202e}\\u{2066}"),
        ("/\x1b[2J\\n", "/\\u{1b}[2J\\\\n"),
    ] {
        assert_eq!(line_of("text", "GET", path), format!("GET {escaped} 200 in 0 µs"));
        let json = escaped.replace('\\', "\\\\");
        assert!(line_of("json", "GET", path).contains(&format!("\"path\":\"{json}\"")), "{path:?}");
    }
}

#[test]
fn a_line_of_the_log_is_short_whatever_is_asked_for() {
    for (method, path) in [("GET", "/".repeat(60_000)), ("GET", "\u{202e}".repeat(9000))] {
        let line = line_of("text", method, &path);
        assert!(line.len() < 600 && line.contains("… 200 in"), "{line}");
    }
    assert_eq!(line_of("text", &"A".repeat(40), "/"), format!("{}… / 200 in 0 µs", "A".repeat(32)));
    assert_eq!(line_of("text", "GET", &"/".repeat(512)), format!("GET {} 200 in 0 µs", "/".repeat(512)));
}

#[test]
fn a_session_is_known_to_the_key_that_signed_it_and_to_no_other() {
    let signer = |byte: u8| Signer::new(&SecretBox::new(Box::new([byte; 32])));
    let session = signer(1).sign(b"visitor");
    assert!(signer(1).knows(&session));
    assert!(!signer(2).knows(&session));
    let (id, signature) = session.split_once('.').unwrap_or_default();
    for forged in
        [id, "", ".", &format!("{id}."), &format!("00.{signature}"), &format!("{id}.{}", &signature[2..])]
    {
        assert!(!signer(1).knows(forged), "{forged}");
    }
    assert!(!format!("{:?}", signer(0x41)).contains("65"), "a key shows: {:?}", signer(0x41));
}

#[test]
fn the_declaration_is_sound_and_reviewers_know_all_of_it() {
    let site = testing::declaration::<Site>();
    site.assert_sound();
    assert!(site.without_owner().is_empty(), "{:?}", site.without_owner());
    assert!(site.without_rollback().is_empty(), "{:?}", site.without_rollback());
    assert!(site.without_expect().is_empty(), "{:?}", site.without_expect());
    site.assert_security_reviewed();
}
