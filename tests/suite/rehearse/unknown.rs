//! What secrets that are not at hand may bring with them: entries of maps, sections that have a default, and sections that
//! may be absent.

use std::collections::BTreeMap;

use settings::{
    Code, Environment, Loader, NotAtHand, NotRun, Rehearsal, Rehearsing, SecretBox, SecretString, Settings,
    probes,
};

use crate::support::codes;

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

fn rehearsed(loader: Loader<Bank>) -> Rehearsal<Bank> {
    loader.rehearse(&Rehearsing::new()).unwrap()
}

fn away(bank: &Rehearsal<Bank>) -> String {
    bank.not_at_hand().iter().map(NotAtHand::key).collect::<Vec<_>>().join(" ")
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
