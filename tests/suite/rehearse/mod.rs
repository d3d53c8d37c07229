//! Rehearsals: what is judged without the secrets' values, what is not, and that nothing else is taken for well.

mod confirmed;
mod judged;
mod known;
mod names;
mod unknown;

use std::collections::BTreeMap;

use settings::{
    Environment, ExposeSecret, LoadError, Loader, Rehearsal, Rehearsing, SecretBox, SecretString, Settings,
};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = signed(auth.user, auth.key), at_most_one(card, transfer))]
#[settings(review(owner = "team-shop"))]
pub(super) struct Shop {
    #[settings(default = 8080, range(min = 1024))]
    port: u16,
    #[settings(nested)]
    auth: Auth,
    #[settings(default, length(max = 2))]
    tokens: BTreeMap<String, Token>,
    #[settings(nested)]
    card: Option<Account>,
    #[settings(nested)]
    transfer: Option<Account>,
    #[settings(nested, default)]
    peers: Vec<Account>,
    #[settings(default_from = host(auth.url))]
    host: String,
}

#[derive(Debug, Settings)]
pub(super) struct Auth {
    #[settings(default = "admin")]
    user: String,
    #[settings(length(min = 8))]
    key: SecretString,
    url: SecretString,
    #[settings(range(min = 1000))]
    pin: Option<SecretBox<u32>>,
    #[settings(encoding = "hex")]
    salt: SecretBox<[u8; 4]>,
    grace: SecretBox<u64>,
    old: Option<Token>,
    #[settings(default)]
    seeds: Vec<SecretBox<u32>>,
}

/// Checked wherever it is used.
#[derive(Debug, Settings)]
pub(super) struct Token(#[settings(length(min = 4))] SecretString);

#[derive(Debug, Settings)]
pub(super) struct Account {
    id: Option<String>,
    secret: SecretString,
}

/// Whoever calls this with a placeholder ends the test.
fn signed(user: &str, key: &SecretString) -> Result<(), &'static str> {
    let (of, _) = key.expose_secret().split_once(':').expect("a key that was checked");
    if of == user { Ok(()) } else { Err("the key must be that of the user") }
}

fn host(url: &SecretString) -> String {
    let url = url.expose_secret();
    url.strip_prefix("db://").expect("a URL of a database").to_owned()
}

/// All that is required, of secrets only the names of files that are nowhere.
pub(super) const NAMED: [(&str, &str); 4] = [
    ("SHOP_AUTH_KEY_FILE", "/nowhere/key"),
    ("SHOP_AUTH_URL_FILE", "/nowhere/url"),
    ("SHOP_AUTH_SALT_FILE", "/nowhere/salt"),
    ("SHOP_AUTH_GRACE_FILE", "/nowhere/grace"),
];

/// The same with values.
pub(super) const GIVEN: [(&str, &str); 4] = [
    ("SHOP_AUTH_KEY", "admin:CANARY-KEY"),
    ("SHOP_AUTH_URL", "db://CANARY-URL"),
    ("SHOP_AUTH_SALT", "c0ffee00"),
    ("SHOP_AUTH_GRACE", "30"),
];

pub(super) fn of(some: &[(&str, &str)], more: &[(&str, &str)]) -> Loader<Shop> {
    Loader::new().environment(some.iter().chain(more).copied().collect::<Environment>())
}

pub(super) fn rehearsed(loader: Loader<Shop>) -> Rehearsal<Shop> {
    loader.rehearse(&Rehearsing::new()).unwrap()
}

pub(super) fn refused(loader: Loader<Shop>) -> LoadError {
    loader.rehearse(&Rehearsing::new()).unwrap_err()
}

/// The keys of what is not at hand, each with what names it.
pub(super) fn away(rehearsal: &Rehearsal<Shop>) -> Vec<String> {
    let told = |one: &settings::NotAtHand| match one.origin() {
        Some(origin) => format!("{}: {origin}", one.key()),
        None => one.key().to_owned(),
    };
    rehearsal.not_at_hand().iter().map(told).collect()
}
