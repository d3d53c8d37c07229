//! Headers and the proxy in front: what each item passes and fails, by profile, and what does not load.

mod cache;
mod cookies;
mod policies;
mod proxies;
mod sites;
mod tls;

use settings::checklist::{Checklist, Date, Outcome, Profile, Verdict};
use settings::hardening::headers::{self, ContentHeaders, Disclosure, Hsts, ReferrerPolicy};
use settings::{Loader, SecretString, Settings};

use crate::support::{loaded, refused};

use Profile::{Development, Production, Staging};

/// A service with one section.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
struct Shop<S: Settings> {
    #[settings(nested)]
    of: S,
}

fn loader<S: Settings>(text: &str) -> Loader<Shop<S>> {
    Loader::new().text("toml", format!("[of]\n{text}"))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// What the item with this id finds in a section.
#[track_caller]
fn found<S: Settings>(profile: Profile, id: &str, text: &str) -> Outcome {
    let items = headers::items().into_iter().filter(|item| item.id() == id);
    let list = Checklist::new(profile).items(items).today(day("2026-06-01")).without_machine();
    let report = loaded::<Shop<S>>(loader(text)).confirm(&list);
    report.outcome(id).unwrap_or_else(|| panic!("no `{id}`")).clone()
}

/// The keys at fault, without that of the section.
fn keys(outcome: &Outcome) -> Vec<&str> {
    let keys = outcome.failures().iter().map(|failure| failure.key().unwrap_or("as a whole"));
    keys.map(|key| key.strip_prefix("of.").unwrap_or(key)).collect()
}

/// Each text of a section fails with these keys, and passes with none.
#[track_caller]
fn judges<S: Settings>(profile: Profile, id: &str, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let outcome = found::<S>(profile, id, text);
        assert_eq!(keys(&outcome), *expected, "{text}");
        let verdict = if expected.is_empty() { Verdict::Passed } else { Verdict::Failed };
        assert_eq!(outcome.verdict(), verdict, "{text}: {:?}", outcome.because());
        assert!(outcome.evidence().iter().all(|one| one.key().starts_with("of.")), "{text}");
    }
}

/// Each text of a section does not load, because of this key, with a message that begins like this.
#[track_caller]
fn does_not_load<S: Settings>(rows: &[(&str, &str, &str)]) {
    for (text, key, message) in rows {
        let error = refused::<Shop<S>>(loader(text));
        let [problem] = error.problems() else { panic!("one problem for {text}:\n{error}") };
        assert_eq!(problem.key(), Some(format!("of.{key}").as_str()), "{text}");
        assert!(problem.message().starts_with(message), "{text}: {}", problem.message());
    }
}

#[test]
fn the_items_are_those_of_the_list_and_pass_their_examples() {
    let ids: Vec<_> = headers::items().iter().map(settings::checklist::Item::id).collect();
    let list = [
        "headers.hsts",
        "headers.csp",
        "headers.nosniff-referrer",
        "headers.cors",
        "headers.cookies",
        "headers.trusted-proxies",
        "headers.allowed-hosts",
        "headers.no-disclosure",
        "headers.tls",
        "headers.cache-private",
    ];
    assert_eq!(ids, list);
    assert_eq!(Checklist::new(Production).items(headers::items()).problems(), [""; 0]);
    for item in headers::items() {
        assert!(!item.why().is_empty() && !item.source().is_empty(), "{}", item.id());
    }
}

/// All sections of the group, as a service that uses every one of them would have them.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-edge"))]
struct All {
    #[settings(nested)]
    hsts: Hsts,
    #[settings(nested)]
    csp: headers::Csp,
    #[settings(nested)]
    content: ContentHeaders,
    #[settings(nested)]
    cors: headers::Cors,
    #[settings(nested)]
    cookie: headers::SessionCookie,
    #[settings(nested)]
    proxies: headers::TrustedProxies,
    #[settings(nested)]
    hosts: headers::AllowedHosts,
    #[settings(nested)]
    disclosure: Disclosure,
    #[settings(nested)]
    tls: headers::Tls,
    #[settings(nested)]
    cache: headers::PrivateCache,
    /// Beside them, and in no output.
    #[settings(default = SecretString::from("CANARY"))]
    #[settings(review(security, expect = "nothing", rollback = "unset {variable}"))]
    token: SecretString,
}

/// The defaults are safe, save that nobody but the service knows its hosts.
#[test]
fn what_is_not_said_is_safe_and_each_setting_is_reviewed() {
    let declared = settings::testing::declaration::<All>();
    declared.assert_reviewed();
    declared.assert_security_reviewed();
    let all = loaded(Loader::<All>::new());
    for profile in [Development, Staging, Production] {
        let list = Checklist::new(profile).items(headers::items());
        let report = all.confirm(&list);
        let failed: Vec<_> = report.outcomes().iter().filter(|one| !one.failures().is_empty()).collect();
        let ids: Vec<_> = failed.iter().map(|one| one.id()).collect();
        let expected: &[&str] = if profile == Development { &[] } else { &["headers.allowed-hosts"] };
        assert_eq!(ids, expected, "{profile:?}");
        let outputs = [report.to_string(), report.to_markdown(), report.to_json()];
        assert!(outputs.iter().all(|output| !output.contains("CANARY")), "{report}");
        let unread = report.to_string().matches("no item of the checklist reads it").count();
        assert_eq!(unread, 1, "the token alone:\n{report}");
    }
}

#[test]
fn browsers_insist_on_tls_for_a_year() {
    judges::<Hsts>(
        Production,
        "headers.hsts",
        &[
            ("", &[]),
            ("max_age = '365d'", &[]),
            ("max_age = '31536000s'", &[]),
            ("max_age = '730d'\ninclude_subdomains = true\npreload = true", &[]),
            ("max_age = '31535999s'", &["max_age"]),
            ("max_age = '0s'", &["max_age"]),
            ("max_age = '180d'\npreload = true", &["max_age", "preload"]),
            ("preload = true", &["preload"]),
        ],
    );
    let developing = found::<Hsts>(Development, "headers.hsts", "max_age = '0s'");
    assert_eq!(developing.verdict(), Verdict::NotApplicable);
    does_not_load::<Hsts>(&[("max_age = '1500ms'", "max_age", "must be whole seconds")]);
    for (text, value) in [
        ("", "max-age=31536000"),
        ("max_age = '0s'", "max-age=0"),
        ("include_subdomains = true\npreload = true", "max-age=31536000; includeSubDomains; preload"),
    ] {
        assert_eq!(loaded::<Shop<Hsts>>(loader(text)).of.header_value(), value);
    }
}

#[test]
fn types_are_not_guessed_and_addresses_not_told() {
    let id = "headers.nosniff-referrer";
    for profile in [Development, Staging, Production] {
        judges::<ContentHeaders>(
            profile,
            id,
            &[
                ("", &[]),
                ("referrer_policy = 'no-referrer'", &[]),
                ("referrer_policy = 'same-origin'", &[]),
                ("referrer_policy = 'strict-origin'", &[]),
                ("nosniff = false", &["nosniff"]),
                ("referrer_policy = 'unsafe-url'", &["referrer_policy"]),
                ("referrer_policy = 'no-referrer-when-downgrade'", &["referrer_policy"]),
                ("referrer_policy = 'origin'", &["referrer_policy"]),
                (
                    "nosniff = false\nreferrer_policy = 'origin-when-cross-origin'",
                    &["nosniff", "referrer_policy"],
                ),
            ],
        );
    }
    does_not_load::<ContentHeaders>(&[("referrer_policy = ''", "referrer_policy", "expected one of")]);
    let off = loaded::<Shop<ContentHeaders>>(loader("nosniff = false"));
    assert_eq!(off.of.content_type_options(), None);
    assert_eq!(ReferrerPolicy::NoReferrerWhenDowngrade.header_value(), "no-referrer-when-downgrade");
}

#[test]
fn what_is_internal_is_not_on_the_public_address() {
    let id = "headers.no-disclosure";
    let public = |public: &str, rest: &str| format!("public = '{public}'\n{rest}");
    let same = [
        ("0.0.0.0:80", "127.0.0.1:80"),
        ("127.0.0.1:80", "0.0.0.0:80"),
        ("127.0.0.1:80", "127.0.0.1:80"),
        ("[::]:80", "127.0.0.1:80"),
        ("[::]:80", "0.0.0.0:80"),
        ("0.0.0.0:80", "[::ffff:10.0.0.1]:80"),
        ("[::]:80", "[::1]:80"),
        ("10.0.0.1:80", "[::ffff:10.0.0.1]:80"),
    ];
    let apart = [
        ("0.0.0.0:80", "127.0.0.1:81"),
        ("0.0.0.0:80", "[::1]:80"),
        ("10.0.0.1:80", "127.0.0.1:80"),
        ("[::1]:80", "127.0.0.1:80"),
        ("0.0.0.0:0", "0.0.0.0:0"),
    ];
    for field in ["docs", "metrics", "admin"] {
        for (one, other) in same {
            judges::<Disclosure>(
                Production,
                id,
                &[(&public(one, &format!("{field} = '{other}'")), &[field])],
            );
        }
        for (one, other) in apart {
            judges::<Disclosure>(Production, id, &[(&public(one, &format!("{field} = '{other}'")), &[])]);
        }
    }
    judges::<Disclosure>(
        Staging,
        id,
        &[
            ("", &[]),
            ("server_header = true\npowered_by = true", &["server_header", "powered_by"]),
            ("powered_by = true\nadmin = '127.0.0.1:1'", &["powered_by"]),
            ("public = '[::]:1'\ndocs = '[::1]:1'\nadmin = '[::1]:1'", &["docs", "admin"]),
        ],
    );
    let unknown = found::<Disclosure>(Production, id, "admin = '127.0.0.1:1'");
    assert_eq!(unknown.verdict(), Verdict::NotVerified);
    let developing = public("127.0.0.1:80", "docs = '127.0.0.1:80'\nserver_header = true");
    assert_eq!(found::<Disclosure>(Development, id, &developing).verdict(), Verdict::NotApplicable);
}
