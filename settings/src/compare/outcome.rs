//! What differs: the sections, and in each the settings that are not as they were.

use super::elements::Elements;
use crate::origin::Origin;
use crate::review::Reviewed;
use crate::rollback::Step;

/// How a setting differs between two loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It has another value.
    Changed,
    /// It was not there before: an entry of a map, an element of a list of sections, a setting of an optional section or of
    /// another variant.
    Added,
    /// It is not there any more.
    Removed,
    /// It is a secret that cannot be compared: one of a type of others, which has neither text nor number.
    NotCompared,
    /// It has the same value, from another place.
    Moved,
}

impl Kind {
    /// The name in JSON; covered by semver.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::NotCompared => "not_compared",
            Self::Moved => "moved",
        }
    }
}

/// A setting in one of the two loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub(super) value: String,
    pub(super) origin: Origin,
}

impl Side {
    /// The value as it would be written; `[REDACTED]` for a secret, and the user of a URL masked.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Where the value came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}

/// A setting that is not as it was.
#[derive(Clone, Debug)]
pub struct Change {
    pub(super) key: String,
    pub(super) kind: Kind,
    pub(super) before: Option<Side>,
    pub(super) after: Option<Side>,
    pub(super) secret: bool,
    /// True if what differs is not shown.
    pub(super) unseen: bool,
    pub(super) elements: Option<Elements>,
    pub(super) review: Reviewed,
    pub(super) steps: Vec<Step>,
}

impl Change {
    /// The setting's key; for an entry of a map, with the entry's name.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// How it differs.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How it was; nothing if it was not there.
    pub fn before(&self) -> Option<&Side> {
        self.before.as_ref()
    }

    /// How it is; nothing if it is not there any more.
    pub fn after(&self) -> Option<&Side> {
        self.after.as_ref()
    }

    /// True for a secret: all that is told of it is that it changed.
    pub fn is_secret(&self) -> bool {
        self.secret
    }

    /// True if what differs is not shown: a secret's value, or the user and password of a URL.
    pub fn is_unseen(&self) -> bool {
        self.unseen
    }

    /// What a list has more and less than before.
    pub fn elements(&self) -> Option<&Elements> {
        self.elements.as_ref()
    }

    /// What the declaration says of it for reviewers.
    pub fn review(&self) -> &Reviewed {
        &self.review
    }

    /// What to do, step by step, so that the setting has its old value again.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What happened, behind the key and a colon: `8080 → 9000`.
    pub(crate) fn words(&self) -> String {
        let [before, after] = [&self.before, &self.after].map(|side| side.as_ref().map_or("", Side::value));
        match self.kind {
            Kind::NotCompared => "not compared, so it may have changed".to_owned(),
            Kind::Changed if self.unseen && before == after => match self.secret {
                true => "changed, not shown".to_owned(),
                false => format!("changed, not shown: {after}"),
            },
            Kind::Changed | Kind::Moved if before != after => format!("{} → {}", seen(before), seen(after)),
            Kind::Changed | Kind::Moved => seen(after).to_owned(),
            Kind::Added => format!("added: {}", seen(after)),
            Kind::Removed => format!("removed: {}", seen(before)),
        }
    }
}

/// A value that is nothing has to be seen as well.
fn seen(value: &str) -> &str {
    if value.is_empty() { "\"\"" } else { value }
}

/// A section, and what is not as it was among its own settings.
#[derive(Clone, Debug, Default)]
pub struct Section {
    pub(super) key: String,
    pub(super) changes: Vec<Change>,
    pub(super) moved: Vec<Change>,
    /// True if one of its own settings was not at hand.
    pub(super) unknown: bool,
    /// True if all within it is as it was.
    pub(super) untouched: bool,
}

impl Section {
    /// The section's key; empty for the outermost.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Its own settings that differ, in the order of the declaration.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Its own settings that have the same value from another place: another file, variable or flag, and not merely another
    /// line.
    pub fn moved(&self) -> &[Change] {
        &self.moved
    }

    /// True if no setting in it differs, nor in any section of it, and all were compared. For the outermost, its own settings
    /// alone count.
    pub fn is_untouched(&self) -> bool {
        self.untouched
    }
}

/// What differs between two loads of one declaration.
///
/// `Display` is the report for people, in lines of at most 80 columns, or as many as its width says: `{difference:40}`. Only
/// a word that is longer stands out. [`Difference::to_markdown`] and [`Difference::to_json`] are the same for a page and for
/// machines. No value of a secret is in any of them. See [`changes`](crate::changes) for an example.
#[derive(Clone, Debug)]
pub struct Difference {
    pub(super) sections: Vec<Section>,
    pub(super) not_compared: Vec<Change>,
}

impl Difference {
    /// The sections that have settings of their own, in the order of the declaration.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The settings that differ, or may differ.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.sections.iter().flat_map(Section::changes)
    }

    /// The change of the setting with this key.
    pub fn change(&self, key: &str) -> Option<&Change> {
        self.changes().find(|change| change.key == key)
    }

    /// The settings that have the same value from another place.
    pub fn moved(&self) -> impl Iterator<Item = &Change> {
        self.sections.iter().flat_map(Section::moved)
    }

    /// The settings that were not compared, for they are not at hand on one side, which is a
    /// [`Rehearsal`](crate::Rehearsal): nobody knows whether they differ, so they count for nothing.
    pub fn not_compared(&self) -> &[Change] {
        &self.not_compared
    }

    /// The keys of the sections in which nothing differs; the outermost is empty.
    pub fn untouched(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().filter(|section| section.untouched).map(Section::key)
    }

    /// True if no setting has another value. Another origin is no difference; a secret of a type that cannot be compared is
    /// one, for nobody knows.
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none()
    }

    /// The exit status, as `diff` has it (POSIX.1): 0 if nothing differs, 1 if something does. 2 is for trouble, such as
    /// settings that do not load.
    pub fn status(&self) -> u8 {
        u8::from(!self.is_empty())
    }
}
