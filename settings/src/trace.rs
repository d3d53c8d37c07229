//! The tape beside the schema: which slot is whose.

use crate::key::is_within;
use crate::outline::{Outline, ROOT};
use crate::schema::FieldKind;
use crate::tape::{State, Tape};

/// The slots of the setting with this key, or of all settings of the section with it.
pub(crate) fn slots_of(outline: &Outline, tape: &Tape, key: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut slot = 0;
    walk(outline, tape, ROOT, &mut slot, &mut |place, field, slot| {
        let at = outline.key(place, field);
        let inside = is_within(&at, key);
        let entry = key.strip_prefix(&at).and_then(|rest| rest.strip_prefix('.'));
        match (tape.state(slot), entry) {
            (State::Entries(count), Some(id)) => {
                found.extend((slot + 1..=slot + count).find(|entry| tape.id(*entry) == id));
            }
            (State::Entries(count), None) if inside => found.extend(slot + 1..=slot + count),
            _ if inside => found.push(slot),
            _ => {}
        }
    });
    found
}

/// Calls `each` with the place, the field and the slot of every setting and every optional section.
fn walk(outline: &Outline, tape: &Tape, place: u32, slot: &mut u32, each: &mut dyn FnMut(u32, u16, u32)) {
    for (index, field) in outline.section(place).fields().iter().enumerate() {
        let index = index as u16;
        match field.kind() {
            FieldKind::Leaf(_) => {
                each(place, index, *slot);
                *slot += skip(tape, *slot);
            }
            FieldKind::Section { optional, .. } => {
                if optional {
                    let header = *slot;
                    each(place, index, header);
                    *slot += 1;
                    if !matches!(tape.state(header), State::Present(_)) {
                        continue;
                    }
                }
                walk(outline, tape, outline.child(place, index), slot, each);
            }
        }
    }
}

/// How many slots a setting has: one, and one for each entry of a map.
pub(crate) fn skip(tape: &Tape, slot: u32) -> u32 {
    match tape.state(slot) {
        State::Entries(count) => 1 + count,
        _ => 1,
    }
}
