//! What is at hand is judged as a load judges it, whatever else is not.

use std::collections::BTreeMap;

use proptest::prelude::*;
use settings::{
    Environment, ExposeSecret, LoadError, Loader, Problem, Rehearsing, SecretBox, SecretString, Settings,
};

use super::Token;
use crate::support::cases;

#[derive(Debug, Settings)]
#[settings(prefix = "ALL", check = signed(user, key), at_most_one(card, spare), both_or_none(pin, old))]
struct All {
    #[settings(default = "admin", length(max = 6))]
    user: String,
    #[settings(length(min = 8))]
    key: SecretString,
    #[settings(range(min = 1000))]
    pin: Option<SecretBox<u32>>,
    old: Option<Token>,
    #[settings(encoding = "hex", alias = "pepper")]
    salt: SecretBox<[u8; 2]>,
    #[settings(env = "FOREIGN_TOKEN", check = settings::checks::url_scheme("https"))]
    foreign: SecretString,
    #[settings(default, length(max = 1))]
    tokens: BTreeMap<String, Token>,
    #[settings(nested)]
    card: Option<Account>,
    #[settings(flatten)]
    spare: Option<Spare>,
    #[settings(nested)]
    way: Way,
    #[settings(nested)]
    detour: Option<Way>,
    #[settings(nested, default)]
    peers: Vec<Account>,
    #[settings(default_from = first(key), length(max = 5))]
    first: String,
    #[settings(default = ten(), range(max = 10))]
    tries: SecretBox<u8>,
}

#[derive(Debug, Settings)]
struct Account {
    #[settings(length(max = 3))]
    id: String,
    secret: Token,
}

#[derive(Debug, Settings)]
struct Spare {
    spare_id: String,
    spare_secret: Token,
}

#[derive(Debug, Settings)]
#[settings(tag = "kind")]
enum Way {
    Open,
    Key(WithKey),
    Pin(WithPin),
}

#[derive(Debug, Settings)]
struct WithKey {
    #[settings(length(min = 4))]
    secret: SecretString,
}

#[derive(Debug, Settings)]
struct WithPin {
    pin: SecretBox<u16>,
    #[settings(default = 3, range(max = 9))]
    tries: u8,
}

fn signed(user: &str, key: &SecretString) -> Result<(), &'static str> {
    let (of, _) = key.expose_secret().split_once(':').ok_or("the key names no user")?;
    if of == user { Ok(()) } else { Err("the key must be that of the user") }
}

fn first(key: &SecretString) -> String {
    key.expose_secret().split(':').next().unwrap_or_default().to_owned()
}

fn ten() -> SecretBox<u8> {
    SecretBox::new(Box::new(10))
}

/// The secrets, each with a value that will do and one that will not.
const SECRETS: [(&str, &str, &str); 13] = [
    ("ALL_KEY", "admin:CANARY", "short"),
    ("ALL_PIN", "1234", "12"),
    ("ALL_OLD", "CANARY", "abc"),
    ("ALL_SALT", "c0fe", "xyz"),
    ("FOREIGN_TOKEN", "https://CANARY", "ftp://CANARY"),
    ("ALL_TOKENS__A", "CANARY", "abc"),
    ("ALL_CARD_SECRET", "CANARY", "abc"),
    ("ALL_SPARE_SECRET", "CANARY", "abc"),
    ("ALL_WAY_SECRET", "CANARY", "abc"),
    ("ALL_WAY_PIN", "1234", "CANARY"),
    ("ALL_DETOUR_SECRET", "CANARY", "abc"),
    ("ALL_PEERS__0__SECRET", "CANARY", "abc"),
    ("ALL_TRIES", "1", "11"),
];

/// The same of what is public.
const PUBLIC: [(&str, &str, &str); 9] = [
    ("ALL_USER", "admin", "administrator"),
    ("ALL_CARD_ID", "abc", "abcd"),
    ("ALL_SPARE_ID", "abc", ""),
    ("ALL_WAY_KIND", "key", "pin"),
    ("ALL_WAY_TRIES", "3", "10"),
    ("ALL_DETOUR_KIND", "key", "none"),
    ("ALL_PEERS__0__ID", "abc", "abcd"),
    ("ALL_FIRST", "first", "second"),
    ("ALL_TOKENZ__A", "abc", "abcd"),
];

/// Which value each has: none, the good one or the bad one; a secret may be only named, too.
fn loader(public: &[u8], secrets: &[u8], rest: bool) -> Loader<All> {
    let mut all: Vec<(String, &str)> = Vec::new();
    for ((name, good, bad), which) in PUBLIC.iter().zip(public) {
        all.extend([good, bad].get(usize::from(*which)).map(|value| ((*name).to_owned(), **value)));
    }
    for ((name, good, bad), which) in SECRETS.iter().zip(secrets) {
        match which {
            0 => all.push(((*name).to_owned(), good)),
            1 => all.push(((*name).to_owned(), bad)),
            _ if rest => all.push(((*name).to_owned(), good)),
            // Of an entry of a map no file can be named.
            2 if *name != "ALL_TOKENS__A" => all.push((format!("{name}_FILE"), "/nowhere/CANARY")),
            _ => {}
        }
    }
    let all = all.iter().map(|(name, value)| (name.as_str(), *value));
    Loader::new().environment(all.collect::<Environment>())
}

/// What a problem says of the settings; what to do about it depends on what else there is.
fn said(problems: &[Problem]) -> Vec<String> {
    let one = |problem: &Problem| format!("{:?} {:?} {}", problem.code(), problem.key(), problem.message());
    problems.iter().map(one).collect()
}

fn problems(error: Option<&LoadError>) -> Vec<String> {
    error.map(|error| said(error.problems())).unwrap_or_default()
}

/// True if these are among those, in the same order.
fn is_part(these: &[String], those: &[String]) -> bool {
    let mut those = those.iter();
    these.iter().all(|one| those.any(|other| one == other))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn each_problem_is_one_of_a_load_that_has_the_rest(
        public in prop::collection::vec(0..3_u8, PUBLIC.len()),
        secrets in prop::collection::vec(0..4_u8, SECRETS.len()),
    ) {
        let rehearsal = loader(&public, &secrets, false).rehearse(&Rehearsing::new());
        let load = loader(&public, &secrets, true).load();
        let (some, all) = (problems(rehearsal.as_ref().err()), problems(load.as_ref().err()));
        prop_assert!(is_part(&some, &all), "{some:#?}\n{all:#?}");
        let told = match &rehearsal {
            Ok(all) => format!("{all:?}{}{:?}{}", all.explain().to_json(), all.not_at_hand(), all.summary()),
            Err(error) => format!("{error}{error:?}{}", error.to_json()),
        };
        prop_assert!(!told.contains("CANARY"), "{told}");
    }

    #[test]
    fn with_all_secrets_it_is_the_load(
        public in prop::collection::vec(0..3_u8, PUBLIC.len()),
        secrets in prop::collection::vec(0..2_u8, SECRETS.len()),
    ) {
        let rehearsal = loader(&public, &secrets, false).rehearse(&Rehearsing::new());
        match (rehearsal, loader(&public, &secrets, false).load()) {
            (Ok(rehearsal), Ok(load)) => {
                prop_assert_eq!(rehearsal.explain().to_json(), load.explain().to_json());
                prop_assert_eq!(said(rehearsal.warnings()), said(&load.warnings()));
                prop_assert_eq!(rehearsal.fingerprint(), Some(load.fingerprint()));
            }
            (Err(rehearsal), Err(load)) => prop_assert_eq!(rehearsal.to_json(), load.to_json()),
            (rehearsal, load) => prop_assert!(false, "{rehearsal:?}\n{load:?}"),
        }
    }
}
