//! The cookie of a session.

use settings::checklist::Profile;
use settings::hardening::headers::SessionCookie;

use super::{does_not_load, judges, loader};
use crate::support::loaded;

const ID: &str = "headers.cookies";

#[test]
fn a_cookie_is_kept_from_scripts_networks_and_other_hosts() {
    for profile in Profile::DEPLOYED {
        judges::<SessionCookie>(
            *profile,
            ID,
            &[
                ("", &[]),
                ("same_site = 'strict'", &[]),
                ("same_site = 'none'", &[]),
                ("name = '__Secure-id'\npath = '/shop'\ndomain = 'shop.example'", &[]),
                ("name = 'id'", &["name"]),
                // Browsers that are older know the prefix in this case alone.
                ("name = '__host-id'", &["name"]),
                ("name = '__Hostid'", &["name"]),
                ("http_only = false", &["http_only"]),
                ("name = 'id'\nsecure = false", &["secure", "name"]),
                ("name = 'id'\nsecure = false\nsame_site = 'none'", &["secure", "name"]),
            ],
        );
    }
}

/// Such a cookie is thrown away by every browser, or is read by every script: in development too.
#[test]
fn what_cannot_work_fails_everywhere() {
    for profile in [Profile::Development, Profile::Staging, Profile::Production] {
        judges::<SessionCookie>(
            profile,
            ID,
            &[
                ("secure = false", &["secure"]),
                ("name = '__Secure-id'\nsecure = false", &["secure"]),
                ("path = '/shop'", &["path"]),
                ("domain = 'shop.example'", &["domain"]),
                (
                    "secure = false\npath = '/shop'\ndomain = 'a.example'\nhttp_only = false",
                    &["secure", "path", "domain", "http_only"],
                ),
            ],
        );
    }
    judges::<SessionCookie>(
        Profile::Development,
        ID,
        &[
            ("name = 'id'\nsecure = false", &[]),
            ("name = 'id'", &[]),
            ("name = '__host-id'\npath = '/shop'", &["path"]),
            ("name = '__SECURE-id'\nsecure = false", &["secure"]),
            ("name = 'id'\nsecure = false\nsame_site = 'none'", &["secure"]),
        ],
    );
}

#[test]
fn what_no_cookie_can_be_does_not_load() {
    const NAME: &str = "must be a name of letters";
    const PATH: &str = "must be a path such as `/shop`";
    const DOMAIN: &str = "must be a domain such as `shop.example`";
    does_not_load::<SessionCookie>(&[
        ("name = ''", "name", NAME),
        ("name = 'a=b'", "name", NAME),
        ("name = 'a b'", "name", NAME),
        ("name = 'a;b'", "name", NAME),
        ("name = 'ä'", "name", NAME),
        ("path = 'shop'", "path", PATH),
        ("path = ''", "path", PATH),
        ("path = '/; Domain=evil.example'", "path", PATH),
        ("domain = ''", "domain", DOMAIN),
        ("domain = 'https://shop.example'", "domain", DOMAIN),
        ("domain = 'a; Path=/'", "domain", DOMAIN),
        ("same_site = 'off'", "same_site", "expected one of"),
    ]);
}

#[test]
fn a_cookie_is_written_as_it_is_configured() {
    let text = "name = 'id'\nsecure = false\nhttp_only = false\nsame_site = 'none'\npath = '/a'\ndomain = 'b.example'";
    let cookie = loaded(loader::<SessionCookie>(text));
    assert_eq!(cookie.of.header_value("").as_deref(), Some("id=; Path=/a; Domain=b.example; SameSite=None"));
    for value in ["a b", "a;b", "a,b", "\"a\"", "a\\b", "ä", "a\n"] {
        assert_eq!(cookie.of.header_value(value), None, "{value:?}");
    }
}
