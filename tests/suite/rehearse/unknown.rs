//! What secrets that are not at hand may bring with them: entries of maps, sections that have a default, and sections that
//! may be absent.

use std::collections::BTreeMap;

use settings::changes::{Change, Kind};
use settings::checklist::{Checklist, Item, Profile, Verdict};
use settings::{
    Code, Environment, Explained, Loader, NotAtHand, NotRun, Probing, Rehearsal, Rehearsing, SecretBox,
    SecretString, Settings, probes,
};

use crate::support::{Folder, codes, soon};

#[derive(Debug, Settings)]
#[settings(prefix = "BANK", check = all_known(limits.most), at_most_one(card, nick))]
struct Bank {
    #[settings(default = two())]
    tokens: BTreeMap<String, SecretString>,
    #[settings(nested, default = Limits { most: 3, folder: "/nowhere/3".into(), key: "CANARY-3".into() })]
    limits: Limits,
    #[settings(nested)]
    card: Option<Account>,
    #[settings(default_from = derived(limits.most))]
    half: u8,
    grace: Option<SecretBox<u32>>,
    nick: Option<String>,
}

#[derive(Debug, Settings)]
struct Limits {
    most: u8,
    #[settings(probe = probes::folder())]
    folder: std::path::PathBuf,
    key: SecretString,
}

#[derive(Debug, Settings)]
struct Account {
    id: Option<String>,
    secret: SecretString,
}

fn two() -> BTreeMap<String, SecretString> {
    [("a", "CANARY-1"), ("b", "CANARY-2")].map(|(name, secret)| (name.to_owned(), secret.into())).into()
}

/// Whoever calls this with the default of a section that is not there ends the test.
fn all_known(most: &u8) -> Result<(), &'static str> {
    assert_ne!(*most, 3, "a default was shown that may be none");
    Ok(())
}

fn derived(most: &u8) -> u8 {
    assert_ne!(*most, 3, "a default was shown that may be none");
    most / 2
}

const LIMITS: [(&str, &str); 2] = [("BANK_LIMITS_MOST", "4"), ("BANK_LIMITS_FOLDER", "/nowhere/4")];

fn of(some: &[(&str, &str)]) -> Loader<Bank> {
    Loader::new().environment(some.iter().copied().collect::<Environment>())
}

fn rehearsed(loader: Loader<Bank>) -> Rehearsal<Bank> {
    loader.rehearse(&Rehearsing::new()).unwrap()
}

fn away(bank: &Rehearsal<Bank>) -> String {
    bank.not_at_hand().iter().map(NotAtHand::key).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_default_of_a_section_that_a_secret_may_give_is_not_judged() {
    let bank = rehearsed(of(&[]));
    assert_eq!(away(&bank), "tokens limits card grace half");
    let rules: Vec<_> = bank.not_run().iter().map(NotRun::rule).collect();
    assert_eq!(rules, ["all_known", "at_most_one"]);
    let explained = bank.explain();
    assert!(explained.settings().iter().filter(|one| one.key() != "nick").all(|one| !one.is_at_hand()));
    assert_eq!((bank.value::<u8>("limits.most"), bank.fingerprint()), (None, None));
    assert!(bank.probe(&Probing::new()).is_empty());
    let item = Item::on::<Limits>("limits.most", "few").reads(&["most"]).judge(|_: &Limits, _| panic!());
    let all = Item::on_all("all", "seen").judge(|seen, found| assert!(seen.secrets(found).is_empty()));
    let list = Checklist::new(Profile::Production).without_machine().item(item).item(all);
    let report = bank.confirm(&list);
    assert!(report.outcomes().iter().all(|one| one.verdict() == Verdict::NotVerified), "{report}");

    // One that is there is.
    let bank = rehearsed(of(&LIMITS));
    assert_eq!(away(&bank), "tokens limits.key card grace");
    assert_eq!((bank.value("half"), bank.not_run().len()), (Some(2_u8), 1));
    assert_eq!(codes(&bank.probe(&Probing::new())), [(Code::ProbeFailed, "limits.folder")]);
}

#[test]
fn an_entry_that_is_only_named_is_told_once_and_its_default_is_no_secret_of_anybody() {
    let folder = Folder::new();
    let how = Rehearsing::new().names(folder.write("names", "tokens.a\nlimits.key\n"));
    let bank = of(&LIMITS).rehearse(&how).unwrap();
    let explained = bank.explain();
    let tokens = explained.settings().iter().filter(|one| one.key().starts_with("tokens"));
    let told: Vec<_> = tokens.map(|one: &Explained| (one.key(), one.is_at_hand())).collect();
    assert_eq!(told, [("tokens.a", false), ("tokens.b", true)]);
    let all = Item::on_all("all", "seen").judge(|seen, found| {
        let secrets = seen.secrets(found);
        assert_eq!(secrets.iter().map(settings::checklist::Seal::key).collect::<Vec<_>>(), ["tokens.b"]);
    });
    let list = Checklist::new(Profile::Production).without_machine().item(all);
    assert_eq!(bank.confirm(&list).outcomes()[0].verdict(), Verdict::NotVerified);
}

#[test]
fn what_may_be_there_was_neither_added_nor_removed() {
    let some = [("BANK_TOKENS__C", "c"), ("BANK_CARD_ID", "7"), ("BANK_CARD_SECRET", "CANARY")];
    let (known, unknown) = (rehearsed(of(&[&LIMITS[..], &some].concat())), rehearsed(of(&[])));
    for difference in [known.difference(&unknown), unknown.difference(&known)] {
        assert!(difference.is_empty(), "{difference}");
        assert_eq!(difference.untouched().count(), 0, "{difference}");
        let keys: Vec<&str> = difference.not_compared().iter().map(Change::key).collect();
        for key in ["tokens.a", "tokens.c", "card", "card.id", "card.secret", "limits.most", "half"] {
            assert!(keys.contains(&key), "{key}: {keys:?}");
        }
        assert!(difference.to_string().contains("variable BANK_TOKENS__C"), "{difference}");
        assert!(difference.not_compared().iter().all(|one| one.kind() == Kind::NotCompared));
    }
    // What a list of names has not is gone.
    let folder = Folder::new();
    let how = Rehearsing::new().names(folder.write("names", "limits.key"));
    let without = of(&LIMITS).rehearse(&how).unwrap();
    let told = known.difference(&without).to_string();
    assert!(told.contains("card.secret: removed") && told.contains("tokens.c: removed"), "{told}");
}

#[test]
fn a_folder_that_is_not_here_may_have_more_than_a_file_that_says_there_is_nothing() {
    let file = || Loader::<Bank>::new().text("yaml", "card: null\nnick: x\n");
    let bank = rehearsed(file().secret_files("/nowhere/secrets"));
    assert!(away(&bank).contains("card"));
    assert_eq!(bank.not_run().last().map(NotRun::rule), Some("at_most_one"));
    let bank = rehearsed(file());
    assert_eq!(bank.explain().setting("card").unwrap().value(), "none");
}

#[test]
fn a_weaker_secret_that_is_only_named_is_nothing_to_warn_of() {
    let named = || Environment::from([("BANK_GRACE_FILE", "/nowhere/grace")]);
    let of = |value| {
        let given = Environment::from([("BANK_GRACE", value)]);
        rehearsed(Loader::<Bank>::new().environment(given).environment(named()))
    };
    let over = |value| {
        let given = Environment::from([("BANK_GRACE", value)]);
        rehearsed(Loader::<Bank>::new().environment(named()).environment(given))
    };
    assert!(over("30").warnings().is_empty());
    // One that is at hand and would be a problem is told, with what is over it.
    let bank = of("soon");
    assert_eq!(codes(bank.warnings()), [(Code::ShadowedValue, "grace")]);
    assert!(bank.warnings()[0].message().ends_with("overridden by variable BANK_GRACE_FILE"));
}

#[derive(Debug, Settings)]
#[settings(prefix = "MANY")]
struct Crowd {
    #[settings(nested, default)]
    all: BTreeMap<String, Member>,
}

#[derive(Debug, Settings)]
#[settings(check = both(half, secret))]
struct Member {
    secret: SecretString,
    #[settings(default_from = length(secret))]
    half: u8,
}

fn both(_: &u8, _: &SecretString) -> Result<(), &'static str> {
    Err("a placeholder was shown")
}

fn length(_: &SecretString) -> u8 {
    0
}

#[test]
fn many_sections_with_a_secret_each_take_no_squared_time() {
    let text: String = (0..10_000).map(|at| format!("[all.a{at}]\n")).collect();
    let crowd = || Loader::<Crowd>::new().text("toml", &*text).rehearse(&Rehearsing::new()).unwrap();
    let crowd = soon(crowd);
    assert_eq!((crowd.not_at_hand().len(), crowd.not_run().len()), (20_000, 10_000));
    assert_eq!(soon(|| crowd.explain()).settings().len(), 20_000);
    assert_eq!(soon(|| crowd.difference(&crowd)).not_compared().len(), 20_000);
}
