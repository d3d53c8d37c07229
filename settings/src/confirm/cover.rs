//! Which settings that a security review goes through the items judge, so that none hides.

use std::collections::HashMap;

use super::item::{Item, Judge};
use super::outcome::{Covered, Outcome, Verdict};
use crate::outline::Outline;
use crate::review::Reviewed;
use crate::schema::Section;

/// A field at its place.
type Place = (u32, u16);

/// The security settings in the order of the declaration, be they there or not.
pub(super) fn security(outline: &Outline, items: &[Item], outcomes: &[Outcome]) -> Vec<Covered> {
    let judged = judged(outline, outcomes);
    let read = read(outline, items);
    let settings = outline.in_order().into_iter().filter(|(_, _, field)| field.as_section().is_none());
    settings
        .filter(|(place, _, field)| outline.reviewed(*place, field.reviewed()).security)
        .map(|(place, index, _)| {
            let steps = outline.steps_of_any(place);
            let ids =
                |of: &HashMap<Place, Vec<&'static str>>| of.get(&(place, index)).cloned().unwrap_or_default();
            let judged_by = ids(&judged);
            let mut read_by = ids(&read);
            read_by.retain(|id| !judged_by.contains(id));
            let review = Reviewed::of(outline, place, index, &steps);
            Covered { key: outline.key(place, index, &steps), review, judged_by, read_by }
        })
        .collect()
}

/// The items that came to a verdict on a setting.
fn judged(outline: &Outline, outcomes: &[Outcome]) -> HashMap<Place, Vec<&'static str>> {
    let mut judged: HashMap<Place, Vec<&'static str>> = HashMap::new();
    let verdicts = [Verdict::Passed, Verdict::Failed, Verdict::Waived];
    for outcome in outcomes.iter().filter(|outcome| verdicts.contains(&outcome.verdict)) {
        for found in outcome.evidence.iter().filter_map(|one| outline.by_key(&one.key).into_iter().next()) {
            note(&mut judged, (found.place, found.field), outcome.about.id);
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

fn note(of: &mut HashMap<Place, Vec<&'static str>>, place: Place, id: &'static str) {
    let ids = of.entry(place).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}
