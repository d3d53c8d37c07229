//! The tape beside the schema: which slot is whose.

use crate::key::{is_within, join};
use crate::layer::Hit;
use crate::outline::{Outline, ROOT, Steps};
use crate::schema::{FieldKind, Many};
use crate::tape::{State, Tape};

/// The slots of the setting with this key, or of all settings of the section with it.
pub(crate) fn slots_of(outline: &Outline, tape: &Tape, key: &str) -> Vec<u32> {
    let mut trace = Trace { outline, tape, key, slot: 0, steps: Steps::default(), found: Vec::new() };
    trace.section(ROOT);
    trace.found.into_iter().map(|(slot, _)| slot).collect()
}

/// The first setting of a section that a source gives, with the value that does: why an optional section is there.
pub(crate) fn given_in(outline: &Outline, tape: &Tape, section: &str) -> Option<(String, Hit)> {
    let mut trace =
        Trace { outline, tape, key: section, slot: 0, steps: Steps::default(), found: Vec::new() };
    trace.section(ROOT);
    trace.found.into_iter().find_map(|(slot, key)| match tape.state(slot) {
        State::Given(hit) => Some((key, hit)),
        _ => None,
    })
}

struct Trace<'a> {
    outline: &'a Outline,
    tape: &'a Tape,
    key: &'a str,
    slot: u32,
    steps: Steps,
    found: Vec<(u32, String)>,
}

impl Trace<'_> {
    fn section(&mut self, place: u32) {
        let section = self.outline.section(place);
        for (index, field) in section.fields().iter().enumerate() {
            let index = index as u16;
            match field.kind() {
                FieldKind::Leaf(_) => self.setting(place, index),
                FieldKind::Section { optional, many: Many::One, .. } => {
                    let below = self.outline.child(place, index);
                    if optional {
                        self.setting(place, index);
                        if !matches!(self.tape.state(self.slot - 1), State::Present(_)) {
                            continue;
                        }
                    }
                    self.section(below);
                }
                FieldKind::Section { .. } => self.sections(place, index),
            }
            if section.tag().is_some() {
                return self.variant(place);
            }
        }
    }

    /// The variant whose slots follow those of the tag.
    fn variant(&mut self, place: u32) {
        if let State::Variant(index) = self.tape.state(self.slot) {
            self.slot += 1;
            self.section(self.outline.child(place, index + 1));
        }
    }

    fn setting(&mut self, place: u32, field: u16) {
        let slot = self.slot;
        self.slot = self.tape.behind(slot);
        let at = self.outline.key(place, field, &self.steps);
        let inside = is_within(&at, self.key);
        let entry = self.key.strip_prefix(&at).and_then(|rest| rest.strip_prefix('.'));
        match (self.tape.state(slot), entry) {
            (State::Entries(count), Some(id)) => {
                let slot = (slot + 1..=slot + count).find(|entry| self.tape.id(*entry) == id);
                self.found.extend(slot.map(|slot| (slot, join(&at, id))));
            }
            (State::Entries(count), None) if inside => {
                let slots = slot + 1..=slot + count;
                self.found.extend(slots.map(|slot| (slot, join(&at, self.tape.id(slot)))));
            }
            _ if inside => self.found.push((slot, at)),
            _ => {}
        }
    }

    fn sections(&mut self, place: u32, field: u16) {
        let (header, below) = (self.slot, self.outline.child(place, field));
        let at = self.outline.key(place, field, &self.steps);
        if is_within(&at, self.key) {
            self.found.push((header, at));
        }
        for (slot, id) in self.tape.elements(header) {
            let step = if self.outline.is_list(below) { format!("[{id}]") } else { format!(".{id}") };
            self.steps.push(below, step);
            self.slot = slot + 1;
            self.section(below);
            self.steps.pop();
        }
        self.slot = self.tape.behind(header);
    }
}

/// How many slots a setting has: one, and one for each entry of a map.
pub(crate) fn skip(tape: &Tape, slot: u32) -> u32 {
    tape.behind(slot) - slot
}
