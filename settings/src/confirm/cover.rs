//! Which settings that a security review goes through the items judge, so that none hides.

use std::collections::HashMap;
use std::hash::Hash;

use super::item::{Item, Judge};
use super::outcome::{Outcome, Verdict};
use super::run::{Subject, is_withheld};
use crate::origin::Origin;
use crate::outline::Outline;
use crate::review::Reviewed;
use crate::rollback::{self, Standing, Step};
use crate::schema::Section;
use crate::survey::{self, Explained, REDACTED};

/// A field at its place.
type Place = (u32, u16);

/// A setting that a security review goes through, and what the checklist knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    key: String,
    in_use: Option<InUse>,
    review: Reviewed,
    judged_by: Vec<&'static str>,
    read_by: Vec<&'static str>,
    restore: Step,
    undo: Option<Step>,
}

/// The value of a setting that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct InUse {
    value: String,
    origin: Origin,
}

impl Covered {
    /// The setting's key. In a list or map of sections of which there is none, with `[…]` or `<name>` for any.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The value in use, as an explanation shows it: `[REDACTED]` for a secret, and for what may have one in it. Nothing for
    /// a setting of a section that is not there.
    pub fn value(&self) -> Option<&str> {
        self.in_use.as_ref().map(|in_use| in_use.value.as_str())
    }

    /// Where the value came from.
    pub fn origin(&self) -> Option<&Origin> {
        self.in_use.as_ref().map(|in_use| &in_use.origin)
    }

    /// What the declaration says of it for reviewers.
    pub fn review(&self) -> &Reviewed {
        &self.review
    }

    /// The items that judged it.
    pub fn judged_by(&self) -> &[&'static str] {
        &self.judged_by
    }

    /// The items that read it and did not judge it this time: not applicable, or not verified.
    pub fn read_by(&self) -> &[&'static str] {
        &self.read_by
    }

    /// What undoes a change: how the setting has the value in use again, at the place where it stands.
    pub fn restore(&self) -> &Step {
        &self.restore
    }

    /// How to be without the value in use, and what then holds. Nothing where nothing would: it stands at its default, or is
    /// required and given in one place.
    pub fn undo(&self) -> Option<&Step> {
        self.undo.as_ref()
    }

    /// True if no item reads it, whatever it is.
    pub fn is_uncovered(&self) -> bool {
        self.judged_by.is_empty() && self.read_by.is_empty()
    }
}

/// The security settings in the order of the declaration: each that is there and, of a section that is not, each that it
/// would have.
pub(super) fn security(
    subject: &Subject<'_>,
    items: &[Item],
    outcomes: &[Outcome],
    withheld: &[String],
) -> Vec<Covered> {
    let outline = &subject.loaded.outline;
    let (judged, read) = (judged(outcomes), read(outline, items));
    let masked: Vec<String> = survey::hidden(subject.value, subject.loaded, subject.scope)
        .masked
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let base = outline.path(subject.scope.place, &subject.scope.steps);
    let mut there: HashMap<Place, Vec<&Explained>> = HashMap::new();
    for (place, setting) in subject.places.iter().zip(subject.settings) {
        there.entry(*place).or_default().push(setting);
    }
    let mut covered = Vec::new();
    let settings = outline.in_order().into_iter().filter(|(_, _, field)| field.as_section().is_none());
    for (place, index, field) in settings {
        if !outline.reviewed(place, field.reviewed()).security {
            continue;
        }
        let read_by = read.get(&(place, index)).cloned().unwrap_or_default();
        let Some(there) = there.get(&(place, index)) else {
            covered.push(missing(outline, (place, index), read_by));
            continue;
        };
        for setting in there {
            let is_withheld = is_withheld(setting.key(), withheld);
            let masked = is_withheld || masked.iter().any(|key| key == setting.key());
            let standing = Standing { outline, base: &base, setting, masked, is_there: false };
            let value = if is_withheld { REDACTED } else { setting.value() }.to_owned();
            let judged_by = judged.get(setting.key()).cloned().unwrap_or_default();
            let read_by = read_by.iter().copied().filter(|id| !judged_by.contains(id)).collect();
            covered.push(Covered {
                key: setting.key().to_owned(),
                in_use: Some(InUse { value, origin: setting.origin().clone() }),
                review: setting.review().clone(),
                judged_by,
                read_by,
                restore: standing.restore(),
                undo: standing.undo(subject.settings),
            });
        }
    }
    covered
}

/// A setting of a section that is not there.
fn missing(outline: &Outline, (place, index): Place, read_by: Vec<&'static str>) -> Covered {
    let steps = outline.steps_of_free(place, "…", Some("<name>"));
    let key = outline.key(place, index, &steps);
    Covered {
        restore: rollback::not_there(outline, place, index, &key),
        key,
        in_use: None,
        review: Reviewed::of(outline, place, index, &steps, None),
        judged_by: Vec::new(),
        read_by,
        undo: None,
    }
}

/// The items that came to a verdict on a setting, by its key.
fn judged(outcomes: &[Outcome]) -> HashMap<&str, Vec<&'static str>> {
    let mut judged: HashMap<&str, Vec<&'static str>> = HashMap::new();
    let verdicts = [Verdict::Passed, Verdict::Failed, Verdict::Waived];
    for outcome in outcomes.iter().filter(|outcome| verdicts.contains(&outcome.verdict)) {
        for one in &outcome.evidence {
            note(&mut judged, one.key.as_str(), outcome.about.id);
        }
    }
    judged
}

/// The items that say that they read a setting, wherever there is a section of their type.
fn read(outline: &Outline, items: &[Item]) -> HashMap<Place, Vec<&'static str>> {
    let mut read = HashMap::new();
    for item in items {
        let own = match item.judge {
            Judge::Section { section, .. } => Some((section, item.reads)),
            Judge::All(_) => None,
        };
        if item.covers.secrets {
            let secrets = outline.in_order().into_iter().filter(|(_, _, field)| field.is_secret());
            secrets.for_each(|(place, index, _)| note(&mut read, (place, index), item.about.id));
        }
        for (section, fields) in own.into_iter().chain(item.covers.sections.iter().copied()) {
            read_of_section(outline, section, fields, item.about.id, &mut read);
        }
    }
    read
}

/// Notes the fields that an item reads of a section, wherever there is one of its type.
fn read_of_section(
    outline: &Outline,
    section: &'static Section,
    fields: &[&str],
    id: &'static str,
    read: &mut HashMap<Place, Vec<&'static str>>,
) {
    for place in outline.places_of(section) {
        for (place, index) in fields.iter().filter_map(|field| outline.read_by_rule(place, field)) {
            if outline.field(place, index).as_section().is_none() {
                note(read, (place, index), id);
                continue;
            }
            for place in outline.all_within(outline.child(place, index)) {
                (0..outline.section(place).fields().len())
                    .for_each(|index| note(read, (place, index as u16), id));
            }
        }
    }
}

fn note<K: Eq + Hash>(of: &mut HashMap<K, Vec<&'static str>>, setting: K, id: &'static str) {
    let ids = of.entry(setting).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}
