//! What items, probes, differences and notes make of what is not at hand.

use std::path::PathBuf;

use settings::changes::{Change, Difference, Kind};
use settings::checklist::{Checklist, Item, Profile, Verdict};
use settings::{Code, ExposeSecret, Loader, Probing, Rehearsing, SecretString, Settings, probes};

use super::{Account, Auth, GIVEN, NAMED, of, rehearsed};
use crate::support::codes;

fn list() -> Checklist {
    Checklist::new(Profile::Production).without_machine()
}

/// Judges a secret and does not say that it reads it.
fn unsaid() -> Item {
    Item::on::<Auth>("auth.user", "the user is a name")
        .reads(&["user"])
        .examples(&[("key", "admin:123")], &[])
        .judge(|auth: &Auth, found| {
            assert!(auth.key.expose_secret().contains(':'), "a placeholder was shown");
            if auth.user.is_empty() {
                found.fail("user", "is no name");
            }
        })
}

fn verdict(list: &Checklist, some: &[(&str, &str)], more: &[(&str, &str)]) -> (Verdict, u8) {
    let report = rehearsed(of(some, more)).confirm(list);
    (report.outcomes()[0].verdict(), report.status())
}

#[test]
fn an_item_is_not_asked_where_something_in_its_section_is_not_at_hand() {
    assert_eq!(verdict(&list().item(unsaid()), &NAMED, &[]), (Verdict::NotVerified, 0));
    assert_eq!(verdict(&list().item(unsaid()).strict(), &NAMED, &[]), (Verdict::NotVerified, 1));
    let all = [("SHOP_AUTH_PIN", "1234"), ("SHOP_AUTH_OLD", "abcd"), ("SHOP_AUTH_SEEDS", "1")];
    assert_eq!(verdict(&list().item(unsaid()), &GIVEN, &all), (Verdict::Passed, 0));
}

#[test]
fn an_item_that_reads_no_secret_judges_all_the_same() {
    let user = || {
        Item::on::<Auth>("auth.user", "the user is no administrator")
            .reads_no_secret()
            .reads(&["user"])
            .judge(|auth: &Auth, found| {
                if auth.user == "admin" {
                    found.fail("user", "is the administrator");
                }
            })
    };
    assert_eq!(verdict(&list().item(user()), &NAMED, &[]), (Verdict::Failed, 1));
    assert_eq!(verdict(&list().item(user()), &NAMED, &[("SHOP_AUTH_USER", "x")]), (Verdict::Passed, 0));
    // One that says so and reads one all the same is not verified.
    let key = Item::on::<Auth>("auth.key", "the key is long")
        .reads_no_secret()
        .reads(&["key"])
        .judge(|_: &Auth, _| panic!("a placeholder was shown"));
    assert_eq!(verdict(&list().item(key), &NAMED, &[]), (Verdict::NotVerified, 0));
}

#[test]
fn an_item_on_all_settings_sees_no_placeholder() {
    let all = || {
        Item::on_all("all.secrets", "secrets are seen").judge(|seen, found| {
            seen.sections::<Auth>(|_, _| panic!("a section with a placeholder was shown"));
            assert!(seen.secrets(found).is_empty());
            assert!(seen.values().iter().all(|value| value.key() != "host"));
        })
    };
    assert_eq!(verdict(&list().item(all()), &NAMED, &[]), (Verdict::NotVerified, 0));
    // One that looks at nothing might have looked at what is not at hand.
    let nothing = || Item::on_all("all.nothing", "nothing is looked at").judge(|_, _| {});
    assert_eq!(verdict(&list().item(nothing()), &NAMED, &[]), (Verdict::NotVerified, 0));
    let known = Item::on_all("all.nothing", "nothing is looked at").reads_no_secret().judge(|_, _| {});
    assert_eq!(verdict(&list().item(known), &NAMED, &[]), (Verdict::Passed, 0));
}

#[test]
fn a_section_that_a_secret_may_make_present_is_not_not_applicable() {
    let account = || {
        Item::on::<Account>("account.id", "an account has an id").reads(&["id"]).judge(|_: &Account, _| {})
    };
    assert_eq!(verdict(&list().item(account()), &GIVEN, &[]), (Verdict::NotVerified, 0));
}

#[test]
fn what_is_derived_from_something_unknown_is_not_probed() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "PROBED")]
    struct Probed {
        token: SecretString,
        #[settings(default_from = beside(token), probe = probes::file())]
        folder: PathBuf,
        #[settings(default = "/nowhere/at/all", probe = probes::folder())]
        pages: PathBuf,
    }
    fn beside(token: &SecretString) -> PathBuf {
        token.expose_secret().into()
    }
    let rehearsal = Loader::<Probed>::new().rehearse(&Rehearsing::new()).unwrap();
    assert_eq!(codes(&rehearsal.probe(&Probing::new())), [(Code::ProbeFailed, "pages")]);
    let load = Loader::<Probed>::new().value("token", "/nowhere").load().unwrap();
    assert_eq!(load.probe(&Probing::new()).len(), 2);
    assert_eq!((load.folder.to_str(), load.pages.is_absolute()), (Some("/nowhere"), true));
}

fn difference(before: &[(&str, &str)], after: &[(&str, &str)]) -> Difference {
    let [before, after] = [before, after].map(|more| rehearsed(of(&NAMED, more)));
    before.difference(&after)
}

#[test]
fn what_is_not_at_hand_is_not_compared_and_no_difference() {
    let same = difference(&[], &[]);
    assert_eq!((same.is_empty(), same.status()), (true, 0));
    let keys: Vec<&str> = same.not_compared().iter().map(Change::key).collect();
    let all = "auth.key auth.url auth.pin auth.salt auth.grace auth.old auth.seeds tokens card transfer host";
    assert_eq!(keys.join(" "), all);
    assert!(same.not_compared().iter().all(|one| one.kind() == Kind::NotCompared && one.steps().is_empty()));
    assert!(same.to_json().starts_with(r#"{"status":0,"complete":false,"#));
    assert!(
        same.to_string()
            .contains("not compared, for they are not at hand on both sides:\n  auth.key: variable")
    );
    assert!(!same.to_string().contains("untouched: top level, auth"), "{same}");
    assert!(same.to_markdown().contains("## Not at hand, and not compared\n\n- `auth.key`"));

    let changed = difference(&[], &[("SHOP_PORT", "9000"), ("SHOP_AUTH_PIN", "1234")]);
    let keys: Vec<_> = changed.changes().map(|one| (one.key(), one.kind())).collect();
    assert_eq!((keys, changed.status()), (vec![("port", Kind::Changed)], 1));
}

#[test]
fn a_note_says_what_was_not_compared_and_promises_no_fingerprint() {
    let [before, after] = [&[][..], &[("SHOP_PORT", "9000")]].map(|more| rehearsed(of(&NAMED, more)));
    let note = before.note(&after).to_markdown();
    assert!(note.contains("- fingerprint: not known → not known\n"), "{note}");
    assert!(note.contains("Not at hand, and not compared: `auth.key`, "), "{note}");
    assert!(!note.contains("is then"), "{note}");
}
