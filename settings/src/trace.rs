//! The tape beside the schema: which slot is whose.

use crate::key::{is_within, join};
use crate::layer::Hit;
use crate::outline::{Outline, Steps};
use crate::schema::{FieldKind, Many};
use crate::tape::{State, Tape};

/// A look for the slots of a setting or section by its key.
pub(crate) struct Trace<'a> {
    outline: &'a Outline,
    tape: &'a Tape,
    key: &'a str,
    /// The section that it begins with.
    place: u32,
    slot: u32,
    steps: Steps,
    found: Vec<(u32, String)>,
    /// Whether the first value that a source gives is all that is asked for.
    first: bool,
}

impl<'a> Trace<'a> {
    /// A look through a section, whose first slot is given, and through all that it holds.
    pub(crate) fn new(
        outline: &'a Outline,
        tape: &'a Tape,
        key: &'a str,
        (place, slot, steps): (u32, u32, Steps),
    ) -> Self {
        Self { outline, tape, key, place, slot, steps, found: Vec::new(), first: false }
    }

    /// The slots of the setting with this key, or of all settings of the section with it.
    pub(crate) fn slots(mut self) -> Vec<u32> {
        self.section(self.place);
        self.found.into_iter().map(|(slot, _)| slot).collect()
    }

    /// The first setting of the section with this key that a source gives, with the value that does.
    pub(crate) fn first_given(mut self) -> Option<(String, Hit)> {
        self.first = true;
        self.section(self.place);
        let (slot, key) = self.found.pop()?;
        given(self.tape, slot).map(|hit| (key, hit))
    }
}

fn given(tape: &Tape, slot: u32) -> Option<Hit> {
    match tape.state(slot) {
        State::Given(hit) => Some(hit),
        _ => None,
    }
}

impl Trace<'_> {
    fn section(&mut self, place: u32) {
        let section = self.outline.section(place);
        for (index, field) in section.fields().iter().enumerate() {
            if self.is_over() {
                return;
            }
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

    /// True if nothing more is asked for.
    fn is_over(&self) -> bool {
        self.first && self.found.last().is_some_and(|(slot, _)| given(self.tape, *slot).is_some())
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
                let mut slots = slot + 1..=slot + count;
                let first = self.first.then(|| slots.find(|slot| given(self.tape, *slot).is_some()));
                let all = slots.filter(|_| !self.first).chain(first.flatten());
                self.found.extend(all.map(|slot| (slot, join(&at, self.tape.id(slot)))));
            }
            _ if inside => self.found.push((slot, at)),
            // A section of which nobody knows whether it is there: nor is what stands in it known.
            (State::NotAtHand(_), _) if self.may_have(place, field, &at) => self.found.push((slot, at)),
            _ => {}
        }
    }

    /// True if a section, were it there, would have the key that is asked for.
    fn may_have(&self, place: u32, field: u16, at: &str) -> bool {
        let declared = self.outline.field(place, field);
        if declared.as_section().is_none() || !declared.is_flat() {
            return is_within(self.key, at);
        }
        let inside = if at.is_empty() { Some(self.key) } else { self.key.strip_prefix(at) };
        let rest = inside.unwrap_or_default().trim_start_matches('.');
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        self.outline.level_has(self.outline.child(place, field), &rest[..end])
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
            if self.is_over() {
                return;
            }
        }
        self.slot = self.tape.behind(header);
    }
}
