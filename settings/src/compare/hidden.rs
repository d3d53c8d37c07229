//! What is not shown, compared in memory: nothing but "the same" or "not the same" comes of it.

use std::collections::{HashMap, HashSet};

use subtle::{Choice, ConstantTimeEq};

use crate::survey::{Hidden, Secret};

/// What a load holds and does not show, by the key of the setting.
pub(super) struct Unseen {
    by_key: HashMap<String, Vec<Secret>>,
    opaque: HashSet<String>,
}

impl Unseen {
    /// `setting` gives the key of the setting that a secret is in.
    pub(super) fn new(hidden: Hidden, setting: impl Fn(&str) -> String) -> Self {
        let mut by_key = HashMap::<String, Vec<Secret>>::new();
        for secret in hidden.texts.into_iter().chain(hidden.numbers).chain(hidden.masked) {
            by_key.entry(setting(&secret.0)).or_default().push(secret);
        }
        Self { by_key, opaque: hidden.opaque.iter().map(|key| setting(key)).collect() }
    }

    /// True if a setting holds a secret that has no bytes to compare.
    pub(super) fn is_opaque(&self, key: &str) -> bool {
        self.opaque.contains(key)
    }

    /// True if a setting hides anything.
    pub(super) fn has(&self, key: &str) -> bool {
        !self.of(key).is_empty() || self.is_opaque(key)
    }

    fn of(&self, key: &str) -> &[Secret] {
        self.by_key.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// True if a setting hides the same as in another load, in a time that tells nothing of where they differ.
    pub(super) fn is_same(&self, other: &Self, key: &str) -> bool {
        let (one, other) = (self.of(key), other.of(key));
        one.len() == other.len() && bool::from(within(one, other) & within(other, one))
    }
}

/// Whether each of some secrets is one of others of the same key. Those of a set share theirs, and none is in it twice.
fn within(some: &[Secret], others: &[Secret]) -> Choice {
    let is_one = |(key, bytes): &Secret| {
        let same = others.iter().filter(|(other, _)| other == key);
        same.fold(Choice::from(0), |found, (_, other)| found | bytes.ct_eq(other))
    };
    some.iter().fold(Choice::from(1), |all, secret| all & is_one(secret))
}
