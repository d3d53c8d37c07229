//! Explanations: every setting with its value and its way, as text and as JSON; the summary and the fingerprint.

use std::collections::BTreeMap;
use std::time::Duration;

use insta::assert_snapshot;
use settings::{
    ByteSize, Checked, Environment, Explained, Loader, OriginKind, SecretBox, SecretString, Settings,
};

use crate::support::{clean, loaded, shown, toml, variables, way};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = 8080)]
    port: u16,
    #[settings(default = "corner")]
    name: String,
    token: Option<SecretString>,
    pin: SecretBox<u32>,
    #[settings(default)]
    languages: Vec<String>,
    #[settings(default)]
    features: BTreeMap<String, bool>,
    #[settings(default)]
    keys: BTreeMap<String, SecretString>,
    #[settings(nested)]
    http: Http,
    #[settings(nested)]
    smtp: Option<Smtp>,
}

#[derive(Debug, Settings)]
struct Http {
    #[settings(default = Duration::from_secs(90))]
    wait: Duration,
    body: Option<ByteSize>,
}

#[derive(Debug, Settings)]
struct Smtp {
    host: String,
    password: Option<SecretString>,
}

fn full() -> Loader<Shop> {
    let text = "port = 1\nname = 'CANARY'\npin = 918273645\nlanguages = ['de', 'a,\"b']\n[features]\nb = true\na = false\n\
                [keys]\none = 'CANARY'\n[smtp]\nhost = 'mail'\npassword = 'CANARY'";
    toml(&text.replace("name = 'CANARY'", "name = 'corner\tshop'")).environment(Environment::from([
        ("SHOP_PORT", "2"),
        ("SHOP_TOKEN", "CANARY"),
        ("SHOP_FEATURES__B", "no"),
        ("SHOP_HTTP_BODY", "1024"),
    ]))
}

#[test]
fn as_text() {
    assert_snapshot!(loaded(full()).explain(), @r#"
    port = 2 (variable SHOP_PORT, over <toml>:1:8, default)
    name = corner\tshop (<toml>:2:8, over default)
    token = [REDACTED] (variable SHOP_TOKEN, over default)
    pin = [REDACTED] (<toml>:3:7)
    languages = ["de", "a,\"b"] (<toml>:4:13, over default)
    features.a = false (<toml>:7:5)
    features.b = false (variable SHOP_FEATURES__B, over <toml>:6:5)
    keys.one = [REDACTED] (<toml>:9:7)
    http.wait = 1m30s (default)
    http.body = 1KiB (variable SHOP_HTTP_BODY, over default)
    smtp.host = mail (<toml>:11:8)
    smtp.password = [REDACTED] (<toml>:12:12, over default)
    "#);
}

#[test]
fn as_text_with_nothing_given() {
    assert_snapshot!(clean(Loader::<Shop>::new().value("pin", 1)).explain(), @r#"
    port = 8080 (default)
    name = corner (default)
    token = none (default)
    pin = [REDACTED] (code)
    languages = [] (default)
    features = {} (default)
    keys = {} (default)
    http.wait = 1m30s (default)
    http.body = none (default)
    smtp = none (default)
    "#);
}

#[test]
fn as_json() {
    let shop = loaded(full());
    let explanation = shop.explain();
    let json: serde_json::Value = serde_json::from_str(&explanation.to_json()).unwrap();
    let members = json.as_object().unwrap();
    assert_eq!(members.len(), explanation.settings().len());
    for setting in explanation.settings() {
        let member = &members[setting.key()];
        assert_eq!(member["value"], setting.value());
        assert_eq!(member["origin"]["kind"], setting.origin().kind().as_str());
        assert_eq!(member["origin"]["line"].as_u64(), setting.origin().line().map(u64::from));
        assert_eq!(member["overrode"].as_array().unwrap().len(), setting.overrode().len());
    }
    assert_eq!(json["port"]["overrode"][0]["name"], "<toml>");
    assert_eq!(json["port"]["overrode"][0]["column"], 8);
    assert_eq!(json["token"]["value"], "[REDACTED]");
    assert_eq!(explanation.to_json().lines().count(), 1);
}

#[test]
fn nothing_of_a_secret_is_shown() {
    let shop = loaded(full());
    let explanation = shop.explain();
    let all = format!(
        "{explanation}{explanation:?}{}{:?}{}{shop:?}",
        explanation.to_json(),
        explanation.settings(),
        shop.summary()
    );
    assert!(!all.contains("CANARY") && !all.contains("918273645"), "{all}");
    let secret: Vec<_> =
        explanation.settings().iter().filter(|one| one.is_secret()).map(Explained::key).collect();
    assert_eq!(secret, ["token", "pin", "keys.one", "smtp.password"]);
    assert!(explanation.settings().iter().all(|one| one.is_secret() == (one.value() == "[REDACTED]")));
}

#[test]
fn an_absent_secret_is_none() {
    let shop = clean(Loader::<Shop>::new().value("pin", 1).value("smtp.host", "mail"));
    assert_eq!((shown(&shop, "token"), shown(&shop, "smtp.password")), ("none".into(), "none".into()));
}

#[test]
fn a_secret_whose_text_is_none_is_redacted() {
    let shop = clean(Loader::<Shop>::new().value("pin", 1).value("token", "none"));
    assert_eq!(shown(&shop, "token"), "[REDACTED]");
}

#[test]
fn what_was_overridden_comes_from_the_strongest() {
    let loader = toml::<Shop>("port = 1\npin = 1")
        .text("toml", "\nport = 2")
        .environment(Environment::from([("SHOP_PORT", "3")]));
    let shop = clean(loader.value("name", "x"));
    assert_eq!(way(&shop, "port"), "variable SHOP_PORT < <toml>:2:8 < <toml>:1:8 < default");
    assert_eq!(way(&shop, "pin"), "<toml>:2:7");
    assert_eq!(way(&shop, "languages"), "default");
}

#[test]
fn origins_by_key() {
    let shop = loaded(full());
    assert_eq!(shop.origin("smtp.host").unwrap().to_string(), "<toml>:11:8");
    assert_eq!(shop.origin("features.a").unwrap().to_string(), "<toml>:7:5");
    assert_eq!(shop.origin("http.wait").unwrap().kind(), OriginKind::Default);
    assert!(shop.origin("nothing").is_none() && shop.origin("http.nothing").is_none());
}

#[test]
fn entries_of_any_name_are_one_line_each() {
    let shop = clean(toml::<Shop>("pin = 1\n[features]\n'a.b' = true\n'' = false\n\"x\\ny\" = true"));
    let explanation = shop.explain();
    assert_eq!(explanation.setting("features.a.b").unwrap().value(), "true");
    assert!(explanation.to_string().lines().all(|line| line.contains(" = ")), "{explanation}");
}

#[test]
fn a_section_explains_itself_with_its_own_keys() {
    let shop = loaded(full());
    let http = shop.section(|shop| &shop.http);
    assert_snapshot!(http.explain(), @r#"
    wait = 1m30s (default)
    body = 1KiB (variable SHOP_HTTP_BODY, over default)
    "#);
    let smtp = shop.optional_section(|shop| shop.smtp.as_ref()).unwrap();
    assert_eq!(smtp.origin("host").unwrap().to_string(), "<toml>:11:8");
    assert!(smtp.origin("smtp.host").is_none());
}

#[test]
fn a_value_made_by_hand_comes_from_code() {
    let http = Checked::of(Http { wait: Duration::from_secs(1), body: None }).unwrap();
    assert_snapshot!(http.explain(), @r#"
    wait = 1s (code)
    body = none (code)
    "#);
}

#[test]
fn a_value_is_one_line() {
    let shop = clean(toml::<Shop>("pin = 1\nname = \"a\\nport = 9 (default)\\u001b[31m\""));
    let text = shop.explain().to_string();
    assert_eq!(text.lines().filter(|line| line.starts_with("port = ")).count(), 1, "{text}");
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn user_info_of_a_url_is_masked() {
    let shop = clean(toml::<Shop>("pin = 1\nname = 'https://user:CANARY@example.org/x'"));
    let all = format!("{}{}{:?}", shop.explain(), shop.explain().to_json(), shop.explain().settings());
    assert!(all.contains("***@example.org/x") && !all.contains("CANARY"), "{all}");
    assert!(shop.name.contains("CANARY"), "the value itself is whole");
}

#[test]
fn a_summary_is_one_line() {
    let summary = loaded(full()).summary();
    let (counts, fingerprint) = summary.rsplit_once(' ').unwrap();
    assert_eq!(counts, "12 settings: 1 by default, 7 from files, 4 from variables; 0 warnings; fingerprint");
    assert_eq!(fingerprint, loaded(full()).fingerprint());
    let few = loaded(variables::<Shop, 2>([("SHOP_PIN", "1"), ("SHOP_NAME", "")]).value("port", 3));
    assert!(
        few.summary()
            .starts_with("10 settings: 8 by default, 1 from variables, 1 given in code; 1 warning; "),
        "{}",
        few.summary()
    );
}

/// A loader of public settings and one secret.
fn marked(pairs: &[(&str, &str)]) -> String {
    let all = pairs.iter().fold(Loader::<Marked>::new(), |loader, (key, value)| loader.value(key, value));
    loaded(all).fingerprint()
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Marked {
    #[settings(default = "a")]
    first: String,
    #[settings(default = "b")]
    second: String,
    #[settings(default)]
    map: BTreeMap<String, String>,
    token: Option<SecretString>,
}

#[test]
fn a_fingerprint_is_stable() {
    assert_eq!(marked(&[]), marked(&[]));
    assert_eq!(marked(&[]).len(), 16);
    assert!(marked(&[]).bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase()));
    // It is compared across machines and releases.
    assert_snapshot!(marked(&[]), @"4db42287f65c2a92");
}

#[test]
fn a_fingerprint_follows_public_values_alone() {
    assert_ne!(marked(&[]), marked(&[("first", "x")]));
    assert_ne!(marked(&[]), marked(&[("map.x", "")]));
    assert_eq!(marked(&[]), marked(&[("first", "a")]), "the same value from elsewhere");
    assert_eq!(marked(&[("token", "CANARY-1")]), marked(&[("token", "CANARY-2")]));
}

#[test]
fn a_fingerprint_is_the_same_with_a_secret_and_without() {
    assert_eq!(marked(&[]), marked(&[("token", "CANARY")]));
}

#[test]
fn no_value_passes_for_another_setting() {
    let tricks: [&[(&str, &str)]; 7] = [
        &[("first", "ab"), ("second", "")],
        &[("first", ""), ("second", "ab")],
        &[("first", "asecondb"), ("second", "")],
        &[("first", "a, second = b")],
        &[("map.a", "b"), ("map.c", "d")],
        &[("map.a", "bc"), ("map.d", "")],
        &[("map.a", "b\nmap.c = d")],
    ];
    let mut all: Vec<String> = tricks.iter().map(|pairs| marked(pairs)).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), tricks.len());
}
