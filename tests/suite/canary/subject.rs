//! A declaration with a secret of every shape, beside settings that are public.

use std::collections::{BTreeMap, HashMap};

use settings::{ExposeSecret, SecretBox, SecretString, Settings};

/// Where the canaries sit.
#[derive(Debug, Settings)]
#[settings(prefix = "NEST", review(security), check = rule_of_section(auth, trip), check = rule_of_text(auth.token, trip))]
#[settings(check = fixed(auth.token, trip))]
pub(super) struct Nest {
    #[settings(nested)]
    pub(super) auth: Auth,
    #[settings(nested)]
    pub(super) spare: Option<Spare>,
    /// Makes the rules complain.
    #[settings(default)]
    pub(super) trip: bool,
    #[settings(default = 1)]
    pub(super) port: u16,
}

#[derive(Debug, Settings)]
pub(super) struct Auth {
    pub(super) token: SecretString,
    pub(super) maybe: Option<SecretString>,
    pub(super) pin: Option<SecretBox<u32>>,
    pub(super) ratio: Option<SecretBox<f64>>,
    #[settings(secret)]
    pub(super) boxed: Option<SecretBox<String>>,
    #[settings(default)]
    pub(super) list: Vec<SecretString>,
    #[settings(encoding = "base64")]
    pub(super) inside: Option<SecretBox<[u8]>>,
    #[settings(default)]
    pub(super) pins: Vec<SecretBox<u32>>,
    #[settings(default)]
    pub(super) map: BTreeMap<String, SecretString>,
    #[settings(default)]
    pub(super) codes: HashMap<String, SecretBox<u32>>,
    #[settings(length(max = 2))]
    pub(super) short: Option<SecretString>,
    #[settings(one_of("oPeNsEsAmE1oF"))]
    pub(super) chosen: Option<SecretString>,
    #[settings(check = quotes)]
    pub(super) quoted: Option<SecretString>,
    #[settings(default, each(check = quotes, length(max = 2)))]
    pub(super) quoted_list: Vec<SecretString>,
    #[settings(range(max = 9))]
    pub(super) low: Option<SecretBox<u32>>,
    #[settings(default = SecretString::from("vOrGaBeImCoDe"), env = "NEST_OWN_NAME")]
    pub(super) with_default: SecretString,
}

#[derive(Debug, Settings)]
pub(super) struct Spare {
    pub(super) key: SecretString,
    pub(super) other: u32,
}

/// What stands in the declaration and is a secret all the same.
pub(super) const DECLARED: &[&str] = &["oPeNsEsAmE1oF", "vOrGaBeImCoDe"];

/// A check that tells all it knows.
fn quotes(text: &str) -> Result<(), String> {
    if text == "ok" { Ok(()) } else { Err(format!("`{text}` will not do, {text:?}")) }
}

fn rule_of_section(auth: &Auth, trip: &bool) -> Result<(), String> {
    if *trip { Err(format!("not with {}", auth.token.expose_secret())) } else { Ok(()) }
}

fn rule_of_text(token: &SecretString, trip: &bool) -> Result<(), String> {
    if *trip { Err(format!("not with {}", token.expose_secret())) } else { Ok(()) }
}

fn fixed(_: &SecretString, trip: &bool) -> Result<(), &'static str> {
    if *trip { Err("a fixed text is shown") } else { Ok(()) }
}
