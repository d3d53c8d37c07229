//! All settings of a service, as an item on all of them sees them.

use std::cell::Cell;
use std::fmt;

use subtle::ConstantTimeEq;

use super::findings::Findings;
use crate::key::is_within;
use crate::loaded::{Loaded, Scope};
use crate::origin::{Origin, OriginKind};
use crate::outline::{Outline, Steps};
use crate::survey::{self, Explained, Secret};
use crate::visit::AnySection;

/// All settings of a service with their origins, its sections by type, and its secrets behind a glass.
pub struct Seen<'a> {
    pub(crate) value: &'a dyn AnySection,
    pub(crate) loaded: &'a Loaded,
    pub(crate) scope: &'a Scope,
    pub(super) settings: &'a [Explained],
    /// True if sections in which something is not at hand may be shown.
    pub(super) shows_all: bool,
    /// True if one was not.
    pub(crate) skipped: Cell<bool>,
}

impl fmt::Debug for Seen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seen").field("settings", &self.settings.len()).finish_non_exhaustive()
    }
}

impl<'a> Seen<'a> {
    /// Every setting, in the order of the declaration.
    pub fn settings(&self) -> &'a [Explained] {
        self.settings
    }

    /// The setting with this key.
    pub fn setting(&self, key: &str) -> Option<&'a Explained> {
        self.settings.iter().find(|setting| setting.key() == key)
    }

    /// The files of settings that gave a value, or had one that another source overrode, each once.
    pub fn files(&self) -> Vec<&'a str> {
        let mut files: Vec<&str> = Vec::new();
        for setting in self.settings {
            let origins = std::iter::once(setting.origin()).chain(setting.overrode());
            for name in origins.filter(|one| one.kind() == OriginKind::File).filter_map(Origin::name) {
                if !files.contains(&name) {
                    files.push(name);
                }
            }
        }
        files
    }

    /// Every secret that is there. One whose bytes cannot be looked at, as those of a number, makes `found` say that not all
    /// was verified.
    pub fn secrets(&self, found: &mut Findings<'_>) -> Vec<Seal<'a>> {
        let hidden = survey::hidden(self.value, self.loaded, self.scope);
        for key in hidden.opaque.iter().chain(hidden.numbers.iter().map(|(key, _)| key)) {
            found.read(self.setting_of(key).map_or(key, Explained::key));
            found.not_verified("a secret that is no text, and no bytes, was not looked at");
        }
        for one in self.loaded.not_at_hand() {
            found.read(one.key());
            found.not_verified("a secret is not at hand");
        }
        hidden.texts.into_iter().map(|secret| self.sealed(secret)).collect()
    }

    /// Every public value as a text, a list as JSON: whole, where the evidence shows a URL without its user. What is public
    /// by declaration may have a secret in it, so these can be judged, and not shown.
    pub fn values(&self) -> Vec<Seal<'a>> {
        let texts = survey::texts(self.value, self.loaded, self.scope);
        texts.into_iter().map(|text| self.sealed(text)).collect()
    }

    /// True if a section may be shown: all in it is at hand, or nothing that is not matters.
    pub(crate) fn shows(&self, at: &str) -> bool {
        let shows = self.shows_all || away(self.settings, at).next().is_none();
        self.skipped.set(self.skipped.get() || !shows);
        shows
    }

    fn sealed(&self, (key, bytes): Secret) -> Seal<'a> {
        Seal { setting: self.setting_of(&key), key, bytes }
    }

    /// The setting that a part is of: an element of a list has the origin of the list.
    fn setting_of(&self, key: &str) -> Option<&'a Explained> {
        let within = |one: &&Explained| crate::key::is_within(key, one.key());
        self.settings.iter().filter(within).max_by_key(|one| one.key().len())
    }
}

/// The settings of a section that are not at hand.
pub(super) fn away<'a>(settings: &'a [Explained], at: &str) -> impl Iterator<Item = &'a Explained> {
    settings.iter().filter(move |one| !one.is_at_hand() && (at.is_empty() || is_within(one.key(), at)))
}

/// A secret, or a public value that may have one in it: it can be judged and compared, and not read.
pub struct Seal<'a> {
    setting: Option<&'a Explained>,
    key: String,
    bytes: zeroize::Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Seal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seal").field("key", &self.key).finish_non_exhaustive()
    }
}

impl<'a> Seal<'a> {
    /// The setting's key; of an element or an entry, with its part.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The setting.
    pub fn setting(&self) -> Option<&'a Explained> {
        self.setting
    }

    /// True if both are the same, in a time that tells nothing of where they differ.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.bytes.ct_eq(&other.bytes).into()
    }

    /// Whether a test on the bytes holds. It is for a test of form, such as the number of bytes: what it takes out is in
    /// the open.
    pub fn holds(&self, test: impl FnOnce(&[u8]) -> bool) -> bool {
        test(&self.bytes)
    }
}

/// The settings that a field, by its name in code or the way to it, stands for: itself, or all that it holds.
pub(super) fn under<'a>(
    settings: &'a [Explained],
    outline: &Outline,
    (place, steps): (u32, &Steps),
    field: &str,
) -> Option<Vec<&'a Explained>> {
    let key = super::findings::read_key(outline, place, steps, field)?;
    Some(settings.iter().filter(|one| crate::key::is_within(one.key(), &key)).collect())
}
