//! A place in a value that is being gone through.

use super::{Outline, ROOT, Steps};
use crate::schema::{Field, Section};

/// Goes along the fields of a value and its sections, in the order of the declaration.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    pub(crate) outline: &'a Outline,
    /// The section and its next field, for each section that is open.
    frames: Vec<(u32, u16)>,
    steps: Steps,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(outline: &'a Outline, place: u32, steps: Steps) -> Self {
        Self { outline, frames: vec![(place, 0)], steps }
    }

    /// The section at hand and its next field.
    pub(crate) fn at(&self) -> (u32, u16) {
        self.frames.last().copied().unwrap_or((ROOT, 0))
    }

    /// Which sections of lists and maps are open.
    pub(crate) fn steps(&self) -> &Steps {
        &self.steps
    }

    /// The section at hand.
    pub(crate) fn section(&self) -> &'static Section {
        self.outline.section(self.at().0)
    }

    /// The next field.
    pub(crate) fn field(&self) -> &'static Field {
        let (place, field) = self.at();
        self.outline.field(place, field)
    }

    /// The key of the next field.
    pub(crate) fn key(&self) -> String {
        let (place, field) = self.at();
        self.outline.key(place, field, &self.steps)
    }

    /// Goes past the next field.
    pub(crate) fn pass(&mut self) {
        if let Some((_, field)) = self.frames.last_mut() {
            *field += 1;
        }
    }

    /// Goes past the tag of a section to one of its variants.
    pub(crate) fn pass_to_variant(&mut self, index: u16) {
        if let Some((_, field)) = self.frames.last_mut() {
            *field = index + 1;
        }
    }

    /// Goes into the section that the next field is; gives its place.
    pub(crate) fn enter(&mut self) -> u32 {
        let (place, field) = self.at();
        let below = self.outline.child(place, field);
        self.frames.push((below, 0));
        below
    }

    /// Goes into one of the sections that the next field is; gives the place of all of them.
    pub(crate) fn enter_one(&mut self, step: String) -> u32 {
        let below = self.enter();
        self.steps.push(below, step);
        below
    }

    /// Comes back from one of many sections: the next may be another of them.
    pub(crate) fn leave_one(&mut self) {
        self.steps.pop();
        self.frames.pop();
    }

    /// Comes back from a section, past its field.
    pub(crate) fn leave(&mut self) {
        self.frames.pop();
        self.pass();
    }
}
