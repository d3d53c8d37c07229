//! Where secrets come from, how strong they are, when they are changed; and that none is told.

use std::collections::BTreeMap;

use settings::checklist::{Checklist, Profile, Waivers};
use settings::hardening::secrets::{Delivery, Rotation};
use settings::{Checked, Environment, Loader, SecretBox, SecretString, Settings};

use super::reports::{failures, keys, list, outputs, verdict};
use crate::support::{Folder, loaded, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
struct Shop {
    #[settings(default = "corner")]
    name: String,
    #[settings(default)]
    links: Vec<String>,
    token: Option<SecretString>,
    #[settings(default)]
    tokens: BTreeMap<String, SecretString>,
    pin: Option<SecretBox<u32>>,
    #[settings(nested)]
    mail: Option<Mail>,
    #[settings(nested)]
    rotation: Option<Rotation>,
    #[settings(nested)]
    delivery: Option<Delivery>,
}

#[derive(Debug, Settings)]
struct Mail {
    #[settings(default = shipped())]
    password: SecretString,
}

fn shipped() -> SecretString {
    SecretString::from("shipped")
}

/// Without an owner for any of its secrets.
#[derive(Debug, Settings)]
#[settings(prefix = "BARE")]
struct Bare {
    token: Option<SecretString>,
    #[settings(review(owner = "team-data"))]
    other: Option<SecretString>,
}

const STRONG: &str = "9f86d081884c7d659a2feaa0c55ad015";

fn shop(text: &str) -> Checked<Shop> {
    loaded(toml(text))
}

fn variables(variables: &[(&'static str, &'static str)]) -> Environment {
    variables.iter().copied().collect()
}

const SOURCE: &str = "secrets.source";

#[test]
fn a_secret_comes_from_where_secrets_are() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("secrets")).unwrap();
    folder.write("secrets/token", "CANARY");
    let env = folder.write(".env", "SHOP_TOKEN=CANARY\n");
    let file = folder.write("a.toml", "token = 'CANARY'");
    let said = |loader: Loader<Shop>| failures(&loaded(loader).confirm(&list()), SOURCE).join("; ");
    let new = Loader::<Shop>::new;
    let from_file = "token comes from a file of settings, which may be committed";
    let over_file =
        "token overrides a value in a file of settings, which may be committed, and is a secret as well";
    assert_eq!(said(new().secret_files(folder.path("secrets"))), "");
    assert_eq!(said(new().environment(variables(&[("SHOP_TOKEN", "CANARY")]))), "");
    assert_eq!(said(new().dotenv(&env)), "");
    assert_eq!(said(new().file(&file)), from_file);
    assert_eq!(said(toml("tokens.a = 'CANARY'")), from_file.replace("token ", "tokens.a "));
    assert_eq!(said(new().value("token", "CANARY")), "token is given in code");
    assert_eq!(
        said(toml("mail = {}")),
        "mail.password is a default: it stands in code, or is another one with every start"
    );
    // What was overridden stands there all the same.
    assert_eq!(said(new().file(&file).secret_files(folder.path("secrets"))), over_file);
    // A function that makes a default was not asked for one.
    assert_eq!(said(new().environment(variables(&[("SHOP_MAIL_PASSWORD", "CANARY")]))), "");
    assert_eq!(
        said(new().value("token", "CANARY").environment(variables(&[("SHOP_TOKEN", "other")]))),
        "token overrides a value in code, which is a secret as well"
    );
    let null = new().file(&file).text("json", "{\"token\": null}");
    assert_eq!(said(null), over_file);
    let none = shop("").confirm(&list());
    assert_eq!(verdict(&none, SOURCE), "not_applicable: there is no secret");
    let development = Checklist::new(Profile::Development).items(settings::hardening::items());
    assert_eq!(keys(&shop("token = 'x'"), &development.without_machine(), SOURCE), [""; 0]);
}

const STRENGTH: &str = "secrets.strength";

#[test]
fn a_secret_is_strong_and_no_placeholder() {
    let placeholder = "is a placeholder, or has less than 128 bits beside one";
    let weak = "has less than 128 bits, by its length and its characters";
    for (value, expected) in [
        (STRONG, ""),
        ("changeme", placeholder),
        ("ChangeThis!", placeholder),
        ("changeme123", placeholder),
        ("example", placeholder),
        ("replace me", placeholder),
        ("xxx", placeholder),
        ("hunter2", weak),
        ("9f86d081884c7d659a2feaa0c55ad01", weak),
        ("postgres://u:9f86d081884c7d659a2feaa0c55ad015@db", ""),
        ("postgres://u:hunter2@db/9f86d081884c7d659a2feaa0c55ad015", weak),
        ("redis://cache:6379/0", ""),
        ("6f1a2b3c-9d8e-4f70-8a6b-1c2d3e4f5a6b", "is a UUID, which has 122 random bits at most"),
        ("d41d8cd98f00b204d41d8cd98f00b204", "repeats itself, so that it has less than 128 bits"),
    ] {
        let report = shop(&format!("tokens.a = '{value}'")).confirm(&list());
        let expected = if expected.is_empty() { vec![] } else { vec![format!("tokens.a {expected}")] };
        assert_eq!(failures(&report, STRENGTH), expected, "{value}");
        assert!(outputs(&report).iter().all(|output| !output.contains(value)), "{value}");
    }
}

#[test]
fn a_secret_that_others_chose_is_waived_by_its_key() {
    let waiver = "[[waivers]]\nid = 'secrets.strength'\nkeys = ['tokens.a']\nreason = 'the bank chose it'\n\
                  owner = 'edge'\nuntil = 2026-12-31";
    let waivers = loaded::<Waivers>(toml(waiver));
    let report = shop("tokens = {a = 'hunter2', b = 'hunter3'}").confirm(&list().waivers(&waivers));
    assert_eq!(
        failures(&report, STRENGTH),
        ["tokens.b has less than 128 bits, by its length and its characters"]
    );
    let opaque = shop("pin = 1234").confirm(&list());
    assert_eq!(
        verdict(&opaque, STRENGTH),
        "not_verified: a secret that is no text, and no bytes, was not looked at"
    );
}

#[test]
fn public_urls_have_no_credentials() {
    let id = "secrets.not-in-urls";
    for (text, expected) in [
        ("name = 'https://a.example/x?y=1'", ""),
        ("name = 'ssh://git@a.example'", ""),
        ("name = 'https://u:CANARY@a.example'", "name"),
        ("name = 'https://CANARY@a.example'", "name"),
        ("name = 'postgres://u:CAN/CANARY@a.example'", "name"),
        ("name = 'https://a.example?access_token=CANARY'", "name"),
        ("name = 'https://a.example?x=1&API-KEY=CANARY'", "name"),
        ("name = 'https://a.example?X-Amz-Signature=CANARY'", "name"),
        ("name = 'https://a.example#token=CANARY'", "name"),
        ("name = 'see https://a.example?password=CANARY, or not'", "name"),
        ("name = 'https://a.example?monkey=1&token='", ""),
        ("links = ['https://a.example', 'https://a.example?key=CANARY']", "links"),
        ("token = 'https://u:CANARY@a.example'", ""),
    ] {
        let shop = shop(text);
        assert_eq!(keys(&shop, &list(), id).join(" "), expected, "{text}");
        let outputs = outputs(&shop.confirm(&list()));
        assert!(outputs.iter().all(|output| !output.contains("CANARY")), "{text}");
        let development = Checklist::new(Profile::Development).items(settings::hardening::items());
        assert_eq!(keys(&shop, &development.without_machine(), id).join(" "), expected, "{text}");
    }
    assert_eq!(verdict(&shop("").confirm(&list()), id), "not_applicable: no public setting has a URL");
}

#[test]
fn each_secret_is_changed_in_time() {
    let (late, due) = ("secrets.rotation", "secrets.rotation-due");
    let both = |days: &str, id: &str| {
        let text = format!("token = 'x'\n[rotation]\n{days}\n[tokens]\na = 'y'");
        failures(&shop(&text).confirm(&list()), id).join("; ")
    };
    let over = "token was to be changed, and the days of grace are over";
    let warned = "token was to be changed: the days of grace have begun";
    for (days, errors, warnings) in [
        ("rotate_after = {token = 2026-06-01, tokens = 2026-06-01}", "", ""),
        ("rotate_after = {token = 2026-05-31, tokens = 2026-06-01}", "", warned),
        ("rotate_after = {token = 2026-05-02, tokens = 2026-06-01}", "", warned),
        ("rotate_after = {token = 2026-05-01, tokens = 2026-06-01}", over, ""),
        ("rotate_after = {token = 2026-05-31, tokens = 2026-06-01}\ngrace_days = 0", over, ""),
        ("rotate_after = {token = 2026-06-01}", "tokens.a has no day to change it", ""),
        ("rotate_after = {token = 2026-06-01, 'tokens.a' = 2026-06-01}", "", ""),
        ("", "token has no day to change it; tokens.a has no day to change it", ""),
        (
            "rotate_after = {token = 2026-06-01, tokens = 2027-06-03}",
            "rotation.rotate_after.tokens is further away than a secret may be kept",
            "",
        ),
        (
            "rotate_after = {token = 2026-06-01, tokens = 2026-06-01, name = 2026-06-01, tokn = 2026-06-01}",
            "rotation.rotate_after.name is for what is no secret; \
             rotation.rotate_after.tokn is for what is no secret",
            "",
        ),
        // Of a secret that is not there, there may be a day.
        ("rotate_after = {token = 2026-06-01, tokens = 2026-06-01, 'mail.password' = 2020-01-01}", "", ""),
    ] {
        assert_eq!(both(days, late), errors, "{days}");
        assert_eq!(both(days, due), warnings, "{days}");
    }
    let silent = shop("token = 'x'").confirm(&list());
    assert_eq!(
        verdict(&silent, late),
        "not_applicable: the service does not say when its secrets are to be changed"
    );
    let bare: Checked<Bare> = loaded(toml("token = 'x'\nother = 'y'"));
    assert_eq!(failures(&bare.confirm(&list()), late), ["token has no owner who answers for it"]);
}

#[test]
fn the_days_are_evidence_and_count_as_judged() {
    for days in ["token = 2026-06-01, tokens = 2026-06-01, 'mail.password' = 2026-06-01", ""] {
        let report = shop(&format!("token = 'x'\nrotation.rotate_after = {{{days}}}")).confirm(&list());
        let of_days = |key: &str| key.starts_with("rotation.rotate_after");
        let outcome = report.outcome("secrets.rotation").unwrap();
        let evidence = outcome.evidence().iter().filter(|one| of_days(one.key())).count();
        // Without a day it is the map that is named.
        assert_eq!(evidence, days.matches('=').count().max(1), "{days}");
        let map = report.security().iter().find(|one| of_days(one.key())).unwrap();
        assert_eq!(map.judged_by()[0], "secrets.rotation", "{days}");
    }
}

#[test]
fn no_two_secrets_are_the_same() {
    let id = "secrets.not-shared";
    for (text, expected) in [
        ("token = 'a'\ntokens = {a = 'b', b = 'c'}", ""),
        ("token = 'a'\ntokens = {a = 'b', b = 'a'}", "token tokens.b"),
        ("token = 'a'\ntokens = {a = 'a', b = 'a'}", "token tokens.a tokens.b"),
        ("token = 'a'\ntokens = {a = 'A'}", ""),
    ] {
        assert_eq!(keys(&shop(text), &list(), id).join(" "), expected, "{text}");
    }
    let opaque = shop("token = 'a'\npin = 1").confirm(&list());
    assert_eq!(
        verdict(&opaque, id),
        "not_verified: a secret that is no text, and no bytes, was not looked at"
    );
}

#[test]
fn secrets_of_every_type_are_compared() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "ALL", review(owner = "team-shop"))]
    struct All {
        text: Option<SecretString>,
        string: Option<SecretBox<String>>,
        boxed: Option<SecretBox<Box<str>>>,
        #[settings(encoding = "base64")]
        bytes: Option<SecretBox<[u8]>>,
        #[settings(encoding = "base64")]
        vector: Option<SecretBox<Vec<u8>>>,
        #[settings(encoding = "base64")]
        three: Option<SecretBox<[u8; 3]>>,
    }
    let all = ["text", "string", "boxed", "bytes", "vector", "three"];
    let text = |key: &str| if all[3..].contains(&key) { "YWJj" } else { "abc" };
    for (at, one) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            let given = Loader::<All>::new().value(one, text(one)).value(other, text(other));
            assert_eq!(keys(&loaded(given), &list(), "secrets.not-shared"), [*one, *other]);
        }
        let other = if at < 3 { ("vector", "YWJk") } else { ("text", "abd") };
        let given = Loader::<All>::new().value(one, text(one)).value(other.0, other.1);
        assert_eq!(keys(&loaded(given), &list(), "secrets.not-shared"), [""; 0], "{one}");
    }
}

#[test]
fn secrets_are_delivered_as_files_unless_it_is_said() {
    let id = "secrets.delivery";
    let folder = Folder::new();
    std::fs::create_dir(folder.path("secrets")).unwrap();
    folder.write("secrets/token", "CANARY");
    let env = folder.write(".env", "SHOP_TOKEN=CANARY\n");
    let said = |loader: Loader<Shop>| failures(&loaded(loader).confirm(&list()), id).join("; ");
    let files = |loader: Loader<Shop>| loader.secret_files(folder.path("secrets"));
    let by_variable = |loader: Loader<Shop>| loader.environment(variables(&[("SHOP_TOKEN", "CANARY")]));
    let variable = "token comes from a variable, which is inherited, dumped and shown";
    let allowed = "[delivery]\nallow_variables = true\nreason = 'no files there'";
    assert_eq!(said(files(Loader::new())), "");
    assert_eq!(said(by_variable(Loader::new())), variable);
    assert_eq!(
        said(Loader::new().dotenv(&env)),
        "token comes from a dotenv file, which has all secrets in one"
    );
    assert_eq!(
        said(files(by_variable(Loader::new()))),
        "token overrides a value in a variable, which is inherited, dumped and shown"
    );
    assert_eq!(said(by_variable(toml(allowed))), "");
    assert_eq!(said(by_variable(toml("delivery = {}"))), variable);
    for reason in ["", "\nreason = '  '"] {
        let text = format!("[delivery]\nallow_variables = true{reason}");
        assert_eq!(
            said(by_variable(toml(&text))),
            "delivery.reason is missing, and secrets may come from variables"
        );
    }
    // One root cause, one item: a file of settings is another's business.
    assert_eq!(said(toml("token = 'CANARY'")), "");
    let staging = Checklist::new(Profile::Staging).items(settings::hardening::items()).without_machine();
    assert_eq!(keys(&loaded(by_variable(Loader::new())), &staging, id), [""; 0]);
}

#[test]
fn no_report_tells_a_secret_of_any_faulty_place() {
    let folder = Folder::new();
    let file = folder.write("a.toml", "name = 'https://u:CANARY1@host?token=CANARY2'\ntoken = 'CANARY3'");
    let loader = Loader::<Shop>::new()
        .file(&file)
        .text("toml", "links = ['https://CANARY4@host']\ntokens = {a = 'CANARY5', b = 'CANARY5'}")
        .environment(variables(&[("SHOP_MAIL_PASSWORD", "CANARY6"), ("SHOP_TOKEN", "CANARY3")]));
    let shop = loaded(loader);
    let here = Checklist::new(Profile::Production).items(settings::hardening::items());
    for report in [shop.confirm(&list()), shop.confirm(&here)] {
        let failed = report.outcomes().iter().filter(|one| !one.failures().is_empty()).count();
        assert!(failed >= 4, "{report}");
        for output in outputs(&report) {
            assert!(!output.contains("CANARY"), "{output}");
        }
    }
}
