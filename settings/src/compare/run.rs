//! Goes through two loads at once.

use std::collections::{HashMap, HashSet};

use super::elements::Elements;
use super::hidden::Unseen;
use super::load::{Load, is_same_place};
use super::outcome::{Change, Difference, Kind, Section, Side};
use super::rollback;
use crate::key::is_within;
use crate::leaf::NOT_AT_HAND;
use crate::origin::{Origin, OriginKind};
use crate::survey::{self, Explained};

/// What differs between two loads.
pub(crate) fn compare(before: Load<'_>, after: Load<'_>) -> Difference {
    let pair = Pair { before: Seen::of(before), after: Seen::of(after) };
    let (mut sections, mut not_compared): (Vec<Section>, Vec<Change>) = Default::default();
    let mut at = HashMap::<String, usize>::new();
    let mut section_of = |key: &str, sections: &mut Vec<Section>| {
        *at.entry(key.to_owned()).or_insert_with(|| {
            sections.push(Section { key: key.to_owned(), untouched: true, ..Section::default() });
            sections.len() - 1
        })
    };
    let removed = pair.before.settings.iter().filter(|one| pair.after.setting(one.key()).is_none());
    for (seen, setting) in
        pair.after.settings.iter().map(|one| (&pair.after, one)).chain(removed.map(|one| (&pair.before, one)))
    {
        let section = section_of(seen.section_of(setting.key()), &mut sections);
        let Some(change) = pair.change(setting) else { continue };
        let section = &mut sections[section];
        match change.kind {
            Kind::Moved => section.moved.push(change),
            Kind::NotCompared if pair.is_away(&change.key) => {
                section.unknown = true;
                not_compared.push(change);
            }
            _ => section.changes.push(change),
        }
    }
    let is_touched = |one: &&Section| one.unknown || !one.changes.is_empty();
    let touched: Vec<String> = sections.iter().filter(is_touched).map(|one| one.key.clone()).collect();
    let around = |key| str::match_indices(key, ['.', '[']).map(move |(end, _)| &key[..end]).chain([key]);
    let touched: HashSet<&str> = touched.iter().flat_map(|key| around(key.as_str())).collect();
    for section in &mut sections {
        let mut gone = section.changes.iter_mut().filter(|change| change.kind == Kind::Removed).peekable();
        if let Some(first) = gone.next_if(|first| first.steps.is_empty()) {
            if gone.all(|change| change.steps.is_empty()) {
                first.steps.push(rollback::section_of(&first.key));
            }
        }
        section.untouched = !touched.contains(section.key.as_str());
    }
    Difference { sections, not_compared }
}

/// A load as it is compared.
struct Seen<'a> {
    load: Load<'a>,
    settings: Vec<Explained>,
    by_key: HashMap<String, usize>,
    sections: HashSet<String>,
    unseen: Unseen,
}

impl<'a> Seen<'a> {
    fn of(load: Load<'a>) -> Self {
        let Load { value, loaded, scope } = load;
        let base = load.base();
        let relative = |key: &str| match key.strip_prefix(&base) {
            Some(rest) if !base.is_empty() => rest.trim_start_matches('.').to_owned(),
            _ => key.to_owned(),
        };
        let settings = survey::of(value, loaded, scope).settings;
        let by_key: HashMap<String, usize> =
            settings.iter().enumerate().map(|(at, setting)| (setting.key().to_owned(), at)).collect();
        let mut sections = HashSet::new();
        survey::sections(value, loaded, scope, &mut |_, scope| {
            let scope = scope();
            sections.insert(relative(&loaded.outline.path(scope.place, &scope.steps)));
        });
        // An element of a list is part of the list's setting.
        let setting = |key: &str| {
            let key = relative(key);
            let mut end = key.len();
            while !by_key.contains_key(&key[..end]) {
                let Some(shorter) = key[..end].rfind(['.', '[']) else { return key };
                end = shorter;
            }
            key[..end].to_owned()
        };
        let unseen = Unseen::new(survey::hidden(value, loaded, scope), setting);
        Self { load, settings, by_key, sections, unseen }
    }

    fn setting(&self, key: &str) -> Option<&Explained> {
        self.settings.get(*self.by_key.get(key)?)
    }

    /// The section that a setting stands in.
    fn section_of<'k>(&self, key: &'k str) -> &'k str {
        let mut ends = key.rmatch_indices(['.', '[']).map(|(end, _)| &key[..end]);
        // An index stands behind its list: `[` begins it, and the next step ends it.
        ends.find(|end| self.sections.contains(*end)).unwrap_or_default()
    }

    /// True if there are settings below this key, or a section that has it.
    fn holds(&self, key: &str) -> bool {
        let below = |setting: &Explained| setting.key() != key && is_within(setting.key(), key);
        self.sections.contains(key) || self.settings.iter().any(below)
    }
}

/// True for a value that says that there is none.
fn is_nothing(setting: &Explained) -> bool {
    matches!(setting.value(), "none" | "[]" | "{}")
}

struct Pair<'a> {
    before: Seen<'a>,
    after: Seen<'a>,
}

impl Pair<'_> {
    /// What became of a setting; nothing if it is as it was.
    fn change(&self, setting: &Explained) -> Option<Change> {
        let key = setting.key();
        let (before, after) = (self.before.setting(key), self.after.setting(key));
        let unseen = !self.before.unseen.is_same(&self.after.unseen, key);
        let kind = match (before, after) {
            _ if self.is_away(key) => Kind::NotCompared,
            (Some(before), Some(after)) => self.kind(before, after, unseen)?,
            // Nothing where there is something now, or was before: that itself is told.
            (Some(before), None) if is_nothing(before) && self.after.holds(key) => return None,
            (None, Some(after)) if is_nothing(after) && self.before.holds(key) => return None,
            (Some(_), None) => Kind::Removed,
            _ => Kind::Added,
        };
        let elements = before.zip(after).filter(|_| !setting.is_secret() && kind == Kind::Changed);
        let elements = elements.and_then(|(before, after)| {
            self.is_list(key).then(|| Elements::between(before.value(), after.value()))?
        });
        let side = |one: &Explained| Side { value: one.value().to_owned(), origin: one.origin().clone() };
        // A side that nobody knows is not one where there is nothing.
        let nobody = || Side { value: NOT_AT_HAND.to_owned(), origin: Origin::NOT_AT_HAND };
        let [before_it, after_it] = [before, after].map(|one| match one {
            None if kind == Kind::NotCompared => Some(nobody()),
            one => one.map(side),
        });
        Some(Change {
            key: key.to_owned(),
            kind,
            before: before_it,
            after: after_it,
            secret: setting.is_secret(),
            unseen,
            elements,
            review: setting.review().clone(),
            steps: match self.is_away(key) {
                true => Vec::new(),
                false => {
                    // Whoever goes back does so where it is now, and not in what is a copy of how it was.
                    let before = before.map(|one| self.moved_over(one));
                    rollback::steps(&self.before.load, before.as_ref(), after, self.is_masked(key))
                }
            },
        })
    }

    /// A setting as it was before, with its places as they are in the load after.
    fn moved_over(&self, before: &Explained) -> Explained {
        before.with_origins(|origin| self.before.load.place_in(&self.after.load, origin))
    }

    /// True for a setting of which one of the loads does not know what it is, or whether it is there.
    fn is_away(&self, key: &str) -> bool {
        let [before, after] = [&self.before, &self.after].map(|seen| seen.setting(key));
        match (before, after) {
            (Some(before), Some(after)) => !before.is_at_hand() || !after.is_at_hand(),
            // Of what is named, it is known that it is there.
            (Some(one), None) | (None, Some(one)) => {
                let other = if before.is_some() { &self.after } else { &self.before };
                one.origin().kind() == OriginKind::NotAtHand || other.load.loaded.is_not_at_hand(key)
            }
            (None, None) => false,
        }
    }

    fn kind(&self, before: &Explained, after: &Explained, unseen: bool) -> Option<Kind> {
        let key = before.key();
        let opaque = self.before.unseen.is_opaque(key) && self.after.unseen.is_opaque(key);
        match before.value() == after.value() {
            false => Some(Kind::Changed),
            true if unseen => Some(Kind::Changed),
            true if opaque => Some(Kind::NotCompared),
            true if !is_same_place(self.moved_over(before).origin(), after.origin()) => Some(Kind::Moved),
            true => None,
        }
    }

    /// True if the old value is not shown whole.
    fn is_masked(&self, key: &str) -> bool {
        self.before.unseen.has(key)
    }

    fn is_list(&self, key: &str) -> bool {
        rollback::shape(&self.after.load, key).is_some_and(|shape| shape.list)
    }
}
