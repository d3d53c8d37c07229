//! What stands in a loaded object: each setting with its value and where it came from, and each section with its place.

#[cfg(any(feature = "checklist", feature = "probes"))]
mod leaves;
#[cfg(feature = "checklist")]
mod secrets;
mod sections;
#[cfg(feature = "page")]
mod standing;

use std::collections::HashMap;
use std::fmt;

#[cfg(feature = "probes")]
pub(crate) use self::leaves::leaves;
#[cfg(feature = "changes")]
pub(crate) use self::secrets::Hidden;
#[cfg(feature = "checklist")]
pub(crate) use self::secrets::{Secret, hidden, texts};
pub(crate) use self::sections::find_section;
#[cfg(feature = "checklist")]
pub(crate) use self::sections::sections;
#[cfg(feature = "page")]
pub(crate) use self::standing::{Layout, Standing};
use crate::input::mask_user_info;
use crate::key::escaped;
use crate::leaf::NOT_AT_HAND;
use crate::loaded::{Loaded, NO_SLOT, Scope};
use crate::origin::{Origin, OriginKind};
use crate::outline::Cursor;
use crate::review::Reviewed;
use crate::schema::{FieldKind, Many};
use crate::spec::{AnyLeaf, Shown};
use crate::tape::State;
use crate::visit::{AnySection, Id, Visit};

/// One setting of an explanation.
#[derive(Clone, PartialEq, Eq)]
pub struct Explained {
    key: String,
    value: String,
    secret: bool,
    at_hand: bool,
    origin: Origin,
    overrode: Vec<Origin>,
    review: Reviewed,
}

impl Explained {
    /// The setting's key; for an entry of a map, with the entry's name.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The value as it would be written; `[REDACTED]` for a secret, `none` for an absent option, `[NOT AT HAND]` for what a
    /// [`Rehearsal`](crate::Rehearsal) knows nothing of.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// True if the value is not shown.
    pub fn is_secret(&self) -> bool {
        self.secret
    }

    /// False for what a [`Rehearsal`](crate::Rehearsal) knows nothing of: nothing that is said of its value is verified.
    pub fn is_at_hand(&self) -> bool {
        self.at_hand
    }

    /// Where the value came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The same with other origins.
    #[cfg(feature = "changes")]
    pub(crate) fn with_origins(&self, other: impl Fn(&Origin) -> Origin) -> Self {
        let overrode = self.overrode.iter().map(&other).collect();
        Self { origin: other(&self.origin), overrode, ..self.clone() }
    }

    /// The places that had a weaker value, from the strongest.
    pub fn overrode(&self) -> &[Origin] {
        &self.overrode
    }

    /// What the declaration says of it for reviewers.
    pub fn review(&self) -> &Reviewed {
        &self.review
    }
}

impl fmt::Debug for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {} ({})", escaped(&self.key), escaped(&self.value), self.origin)
    }
}

/// What stands in a section.
pub(crate) struct Survey {
    /// The settings, in the order of the declaration; the entries of a map in the order of their names.
    pub(crate) settings: Vec<Explained>,
    /// The place and the field of each.
    #[cfg(feature = "checklist")]
    pub(crate) places: Vec<(u32, u16)>,
    /// Where each stands among sections and layers.
    #[cfg(feature = "page")]
    pub(crate) layout: Layout,
}

/// Looks at all that stands in a section.
pub(crate) fn of(value: &dyn AnySection, loaded: &Loaded, scope: &Scope) -> Survey {
    let mut explainer = Explainer {
        loaded,
        cursor: Cursor::new(&loaded.outline, scope.place, scope.steps.clone()),
        slot: scope.slot,
        base: loaded.outline.path(scope.place, &scope.steps),
        unknown: false,
        settings: Vec::new(),
        #[cfg(feature = "checklist")]
        places: Vec::new(),
        #[cfg(feature = "page")]
        standing: Vec::new(),
    };
    value.walk(&mut explainer);
    Survey {
        settings: explainer.settings,
        #[cfg(feature = "checklist")]
        places: explainer.places,
        #[cfg(feature = "page")]
        layout: Layout::of(loaded, explainer.standing),
    }
}

/// Goes along the values and the tape at once.
struct Explainer<'a> {
    loaded: &'a Loaded,
    cursor: Cursor<'a>,
    slot: u32,
    /// The key of the section that is explained: keys are relative to it.
    base: String,
    /// Whether a section around is one that a secret which is not at hand may give: its default is not what it will be.
    unknown: bool,
    settings: Vec<Explained>,
    #[cfg(feature = "checklist")]
    places: Vec<(u32, u16)>,
    #[cfg(feature = "page")]
    standing: Vec<Standing>,
}

impl Explainer<'_> {
    fn key(&self) -> String {
        self.relative(self.cursor.key())
    }

    /// A key as this section has it.
    fn relative(&self, key: String) -> String {
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
        let away = |slot| matches!(self.loaded.state(slot), State::NotAtHand(_));
        let at_hand = !self.unknown && !slot.is_some_and(away);
        let value = match secret && !bare {
            _ if !at_hand => NOT_AT_HAND.to_owned(),
            true => REDACTED.to_owned(),
            false => mask_user_info(&shown).into_owned(),
        };
        let origin = match slot {
            _ if self.loaded.tape.is_none() => Origin::CODE,
            _ if self.unknown => Origin::NOT_AT_HAND,
            Some(slot) if self.is_derived(slot) => Origin::DERIVED,
            Some(slot) => self.loaded.origin(slot),
            None => Origin::DEFAULT,
        };
        let weaker = slot.zip(self.loaded.tape.as_ref()).map(|(slot, tape)| tape.weaker(slot));
        let mut overrode: Vec<Origin> =
            weaker.unwrap_or_default().iter().map(|hit| self.loaded.origin_of(*hit)).collect();
        let over_default =
            self.loaded.tape.is_some() && !matches!(origin.kind(), OriginKind::Default | OriginKind::Derived);
        if over_default && self.has_default(&key) {
            overrode.push(Origin::DEFAULT);
        }
        let (place, index) = self.cursor.at();
        let review = Reviewed::of(&self.loaded.outline, place, index, self.cursor.steps(), Some(&origin));
        #[cfg(feature = "checklist")]
        self.places.push((place, index));
        #[cfg(feature = "page")]
        self.standing.push(self.stands(slot));
        self.settings.push(Explained { key, value, secret, at_hand, origin, overrode, review });
    }

    /// True if no source gave the setting with this slot, and other settings did.
    fn is_derived(&self, slot: u32) -> bool {
        let field = self.cursor.field();
        !field.derived_from().is_empty() && slot < NO_SLOT && self.loaded.state(slot) == State::Absent
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
        // What no source gives is the default, or derived: all of it.
        let state = self.loaded.state(self.slot);
        let whole = matches!(state, State::Absent | State::NotAtHand(_)).then_some(self.slot);
        let slots = self.slot.saturating_add(1)..=self.slot.saturating_add(count);
        // An entry that is not at hand has no value.
        let loaded = self.loaded;
        let is_away = |slot: &u32| matches!(loaded.state(*slot), State::NotAtHand(_));
        let away: Vec<u32> = slots.clone().filter(is_away).collect();
        if entries.is_empty() && away.is_empty() {
            return self.push(key, &Shown(leaf), whole);
        }
        for slot in away {
            let name = self.loaded.tape.as_ref().map_or("", |tape| tape.id(slot)).to_owned();
            self.push(format!("{key}.{name}"), &"", Some(slot));
        }
        let tape = self.loaded.tape.iter();
        let named: HashMap<&str, u32> =
            tape.flat_map(|tape| slots.clone().map(|slot| (tape.id(slot), slot))).collect();
        for (name, value) in entries {
            let slot = named.get(name.as_str()).copied().or(whole);
            // The default's entry of that name is told already, as one that is not at hand.
            if slot != whole && slot.as_ref().is_some_and(is_away) {
                continue;
            }
            self.push(format!("{key}.{name}"), &value, slot);
        }
    }

    /// True for a setting or a section of which a secret that is not at hand decides.
    fn is_not_at_hand(&self) -> bool {
        matches!(self.loaded.state(self.slot), State::NotAtHand(_))
    }
}

impl Visit for Explainer<'_> {
    fn leaf(&mut self, leaf: &dyn AnyLeaf) {
        if self.cursor.field().is_map() {
            self.map(leaf);
        } else {
            self.push(self.key(), &Shown(leaf), Some(self.slot));
        }
        self.slot = self.loaded.behind(self.slot);
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        let inside = self.loaded.enter(self.slot, self.cursor.field());
        let Some(section) = section else {
            // One that is flattened has no name under which it could be absent.
            if !self.cursor.field().is_flat() || self.is_not_at_hand() {
                self.push(self.key(), &"none", Some(self.slot));
            }
            self.slot = inside.behind;
            return self.cursor.pass();
        };
        let around = self.unknown;
        self.unknown |= self.is_not_at_hand();
        self.slot = inside.slot;
        self.cursor.enter();
        section.walk(self);
        self.cursor.leave();
        self.slot = inside.resume(self.slot);
        self.unknown = around;
    }

    fn sections(&mut self, all: &[(Id<'_>, &dyn AnySection)]) {
        let header = self.slot;
        if all.is_empty() {
            let nothing = if self.cursor.field().many() == Some(Many::List) { "[]" } else { "{}" };
            self.push(self.key(), &nothing, Some(header));
        }
        let slots = self.loaded.elements(header);
        for (id, section) in all {
            self.slot = slots.of(*id);
            self.cursor.enter_one(id.step());
            section.walk(self);
            self.cursor.leave_one();
        }
        self.slot = self.loaded.behind(header);
        self.cursor.pass();
    }

    fn variant(&mut self, index: u16) {
        let tag = self.cursor.section().tag().map_or("", |tag| tag.name(index));
        self.push(self.key(), &tag, Some(self.slot));
        self.slot = self.slot.saturating_add(2);
        self.cursor.pass_to_variant(index);
    }
}

/// What is shown in the place of a secret.
pub(crate) const REDACTED: &str = "[REDACTED]";
