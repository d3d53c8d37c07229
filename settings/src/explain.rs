//! What was loaded, setting by setting: the value, where it came from, and what it overrode.

mod text;

use std::any::TypeId;
use std::collections::HashMap;
use std::fmt;

use crate::demand::Outcome;
use crate::input::mask_user_info;
use crate::loaded::{Loaded, Scope};
use crate::origin::{Origin, OriginKind};
use crate::outline::Cursor;
use crate::schema::{Field, FieldKind};
use crate::spec::{AnyLeaf, Shown};
use crate::tape::State;
use crate::visit::{AnySection, Visit};

/// Every setting of a [`Checked`](crate::Checked) object, made when it is asked for.
///
/// `Display` writes one line a setting, [`Explanation::to_json`] the same for machines. Of a secret neither has
/// anything but `[REDACTED]`.
///
/// ```
/// use settings::{Environment, Loader, SecretString, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(default = 8080)]
///     port: u16,
///     token: SecretString,
/// }
///
/// let shop = Loader::<Shop>::new()
///     .text("toml", "port = 9000")
///     .environment(Environment::from([("SHOP_PORT", "9001"), ("SHOP_TOKEN", "sesame")]))
///     .load()?;
/// assert_eq!(
///     shop.explain().to_string(),
///     "port = 9001 (variable SHOP_PORT, over <toml>:1:8, default)\n\
///      token = [REDACTED] (variable SHOP_TOKEN)\n"
/// );
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Explanation {
    settings: Vec<Explained>,
}

/// One setting of an explanation.
#[derive(Clone, PartialEq, Eq)]
pub struct Explained {
    key: String,
    value: String,
    secret: bool,
    origin: Origin,
    overrode: Vec<Origin>,
}

impl Explained {
    /// The setting's key; for an entry of a map, with the entry's name.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The value as it would be written; `[REDACTED]` for a secret, `none` for an absent option.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// True if the value is not shown.
    pub fn is_secret(&self) -> bool {
        self.secret
    }

    /// Where the value came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The places that had a weaker value, from the strongest.
    pub fn overrode(&self) -> &[Origin] {
        &self.overrode
    }
}

impl Explanation {
    pub(crate) fn of(value: &dyn AnySection, loaded: &Loaded, scope: Scope) -> Self {
        let base = loaded.outline.path(scope.place);
        let cursor = Cursor::new(&loaded.outline, scope.place);
        let mut explainer = Explainer { loaded, cursor, slot: scope.slot, base, settings: Vec::new() };
        value.walk(&mut explainer);
        Self { settings: explainer.settings }
    }

    /// The settings, in the order of the declaration; the entries of a map in the order of their names.
    pub fn settings(&self) -> &[Explained] {
        &self.settings
    }

    /// The setting with this key.
    pub fn setting(&self, key: &str) -> Option<&Explained> {
        self.settings.iter().find(|setting| setting.key == key)
    }
}

/// Goes along the values and the tape at once.
struct Explainer<'a> {
    loaded: &'a Loaded,
    cursor: Cursor<'a>,
    slot: u32,
    /// The key of the section that is explained: keys are relative to it.
    base: String,
    settings: Vec<Explained>,
}

impl Explainer<'_> {
    fn key(&self) -> String {
        let key = self.cursor.key();
        match key.strip_prefix(&self.base) {
            Some(relative) if !self.base.is_empty() => relative.trim_start_matches('.').to_owned(),
            _ => key,
        }
    }

    fn push(&mut self, key: String, value: &dyn fmt::Display, slot: Option<u32>) {
        let secret = self.cursor.field().is_secret();
        // The types show nothing of a secret. Should one be made that does, it is not shown here.
        let shown = value.to_string();
        let bare = matches!(shown.as_str(), "none" | "{}" | "[]");
        let value = if secret && !bare { REDACTED.to_owned() } else { mask_user_info(&shown).into_owned() };
        let by_hand = if self.loaded.tape.is_some() { Origin::DEFAULT } else { Origin::CODE };
        let origin = slot.map_or(by_hand, |slot| self.loaded.origin(slot));
        let weaker = slot.zip(self.loaded.tape.as_ref()).map(|(slot, tape)| tape.weaker(slot));
        let mut overrode: Vec<Origin> =
            weaker.unwrap_or_default().iter().map(|hit| self.loaded.origin_of(*hit)).collect();
        let over_default = self.loaded.tape.is_some() && origin.kind() != OriginKind::Default;
        if over_default && self.has_default(&key) {
            overrode.push(Origin::DEFAULT);
        }
        self.settings.push(Explained { key, value, secret, origin, overrode });
    }

    /// True if the setting, or the entry of a map with this key, has a value where no source gives one.
    fn has_default(&self, key: &str) -> bool {
        match self.cursor.field().kind() {
            FieldKind::Leaf(spec) if spec.shape().map => {
                let entry = key.strip_prefix(&self.key()).and_then(|rest| rest.strip_prefix('.'));
                entry.is_some_and(|name| spec.default_has(name))
            }
            FieldKind::Leaf(spec) => spec.is_optional(),
            FieldKind::Section { optional, .. } => optional,
        }
    }

    /// A map: one line an entry, or one that says that there is none.
    fn map(&mut self, leaf: &dyn AnyLeaf) {
        let mut entries = Vec::new();
        leaf.entries(&mut |name, value| entries.push((name.to_owned(), value.to_string())));
        let key = self.key();
        let count = if let State::Entries(count) = self.loaded.state(self.slot) { count } else { 0 };
        if entries.is_empty() {
            return self.push(key, &Shown(leaf), None);
        }
        let slots = self.slot + 1..=self.slot + count;
        let tape = self.loaded.tape.iter();
        let named: HashMap<&str, u32> =
            tape.flat_map(|tape| slots.clone().map(|slot| (tape.id(slot), slot))).collect();
        for (name, value) in entries {
            let slot = named.get(name.as_str()).copied();
            self.push(format!("{key}.{name}"), &value, slot);
        }
    }
}

impl Visit for Explainer<'_> {
    fn leaf(&mut self, leaf: &dyn AnyLeaf) {
        if self.cursor.field().is_map() {
            self.map(leaf);
        } else {
            self.push(self.key(), &Shown(leaf), Some(self.slot));
        }
        self.slot += slots(self.loaded.state(self.slot));
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        self.slot += header(self.cursor.field());
        match section {
            Some(section) => {
                self.cursor.enter();
                section.walk(self);
                self.cursor.leave();
            }
            None => {
                self.push(self.key(), &"none", None);
                self.cursor.pass();
            }
        }
    }

    fn rule(&mut self, _: Outcome) {}
}

/// What is shown in the place of a secret.
const REDACTED: &str = "[REDACTED]";

/// The number of slots of a setting.
fn slots(state: State) -> u32 {
    if let State::Entries(count) = state { 1 + count } else { 1 }
}

/// The number of slots that a section has before its settings.
fn header(field: &Field) -> u32 {
    match field.kind() {
        FieldKind::Section { optional: true, .. } => 1,
        _ => 0,
    }
}

/// Where a section of a value stands, told by its type and address.
pub(crate) fn find_section(
    value: &dyn AnySection,
    loaded: &Loaded,
    scope: Scope,
    identity: (TypeId, usize),
) -> Option<Scope> {
    if value.identity() == identity {
        return Some(scope);
    }
    let cursor = Cursor::new(&loaded.outline, scope.place);
    let mut finder = Finder { loaded, cursor, slot: scope.slot, identity, found: None };
    value.walk(&mut finder);
    finder.found
}

struct Finder<'a> {
    loaded: &'a Loaded,
    cursor: Cursor<'a>,
    slot: u32,
    identity: (TypeId, usize),
    found: Option<Scope>,
}

impl Visit for Finder<'_> {
    fn leaf(&mut self, _: &dyn AnyLeaf) {
        self.slot += slots(self.loaded.state(self.slot));
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        self.slot += header(self.cursor.field());
        let Some(section) = section else { return self.cursor.pass() };
        let place = self.cursor.enter();
        if section.identity() == self.identity {
            self.found.get_or_insert(Scope { place, slot: self.slot });
        }
        section.walk(self);
        self.cursor.leave();
    }

    fn rule(&mut self, _: Outcome) {}
}
