//! The sections below the one at hand: one, an optional one, the variant of a tagged one, or many.

use super::told::Told;
use super::{Assembly, Frame};
use crate::error::Report;
use crate::key::printable;
use crate::layer::Hit;
use crate::origin::Origin;
use crate::outline::{Cursor, ROOT};
use crate::problem::Problem;
use crate::tape::State;
use crate::variant::Tag;

impl<'a> Assembly<'a> {
    /// Builds what stands in a section that is always there.
    pub(crate) fn inside<T>(&mut self, build: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.within(None, build)
    }

    /// Builds what stands in a section that may be absent: nothing, if no source has anything of it.
    pub(crate) fn inside_optional<T>(
        &mut self,
        build: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        let state = self.tape.state(self.slot);
        self.slot += 1;
        match state {
            State::Present(cause) => self.within(Some(cause), build).map(Some),
            State::Broken => {
                self.pass();
                None
            }
            _ => {
                if matches!(state, State::NotAtHand(_)) {
                    self.section_not_at_hand();
                }
                self.pass();
                Some(None)
            }
        }
    }

    fn within<T>(&mut self, cause: Option<Hit>, build: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let place = self.below();
        self.frames.push(Frame::new(place, self.slot, cause));
        let value = build(self);
        self.frames.pop();
        self.pass();
        value
    }

    /// The place of the section that the next field is.
    pub(super) fn below(&self) -> u32 {
        self.frames.last().map_or(ROOT, |frame| self.outline.child(frame.place, frame.field))
    }

    /// Builds the sections of a list or map, each with its name. `None` in place of a value that is broken; without any
    /// source, `Some(None)`: there may be a default.
    pub(crate) fn inside_many<T>(
        &mut self,
        build: fn(&mut Self) -> Option<T>,
    ) -> Option<Option<Vec<(&'a str, T)>>> {
        let header = self.slot;
        match self.tape.state(header) {
            State::Sections(..) => {
                let all = self.all(header, build);
                self.slot = self.tape.behind(header);
                self.pass();
                all.map(Some)
            }
            State::Absent => {
                // The slot is passed by whoever finds that there is no default.
                Some(None)
            }
            _ => {
                self.skip_many();
                None
            }
        }
    }

    fn all<T>(&mut self, header: u32, build: fn(&mut Self) -> Option<T>) -> Option<Vec<(&'a str, T)>> {
        let (place, tape) = (self.below(), self.tape);
        let (mut all, mut good) = (Vec::new(), true);
        let mut told = Told::default();
        for (slot, id) in tape.elements(header) {
            let State::Element(_, cause) = tape.state(slot) else {
                good = false;
                continue;
            };
            self.slot = slot + 1;
            let step = if self.outline.is_list(place) { format!("[{id}]") } else { format!(".{id}") };
            self.steps.push(place, step);
            self.frames.push(Frame::new(place, self.slot, Some(cause)));
            let before = self.report.mark();
            let built = build(self);
            self.frames.pop();
            self.steps.pop();
            told.section(&mut self.report, before);
            match built {
                Some(section) => all.push((id, section)),
                None => good = false,
            }
        }
        let path = printable(&self.outline.path(place, &self.steps));
        let origin = self.origin_of_sections(header);
        let last = self.tape.behind(header).saturating_sub(1);
        told.count_more(&mut self.report, |code, message| {
            let more =
                Problem::new(code, message).about(path.as_str()).advise("correct the ones above first");
            more.from(origin.clone()).order(last)
        });
        good.then_some(all)
    }

    fn origin_of_sections(&self, header: u32) -> Origin {
        match self.tape.state(header) {
            State::Sections(_, Some(hit)) => hit.origin(self.layers),
            _ => Origin::DEFAULT,
        }
    }

    /// Goes past a list or map of sections that no source gives; without a default, it is missing.
    pub(crate) fn absent_many<T>(&mut self, default: Option<T>) -> Option<T> {
        if default.is_none() {
            self.missing();
            self.good = true;
        }
        self.skip_many();
        default
    }

    fn skip_many(&mut self) {
        self.slot += 1;
        self.pass();
    }

    /// Reads the tag of the section at hand: the variant that it says. The next field is the variant then.
    pub fn variant(&mut self, tag: &Tag) -> Option<u16> {
        let read = match self.next() {
            super::Next::Read(input) => tag.read(input).map_err(|refusal| self.refused(tag, refusal)).ok(),
            super::Next::Absent if tag.default().is_some() => tag.default(),
            super::Next::Absent => {
                self.missing();
                None
            }
            _ => None,
        };
        if self.has_weaker() {
            self.shadowed(tag);
        }
        let good = self.advance();
        let chosen = self.tape.state(self.slot);
        self.slot += 1;
        let variant = read.filter(|variant| good && chosen == State::Variant(*variant))?;
        if let Some(frame) = self.frames.last_mut() {
            frame.field = variant + 1;
        }
        Some(variant)
    }

    /// Reports what the checks have against the default of a whole section, the one before the field at hand, where
    /// defaults are to be checked. True if it is nothing.
    pub(crate) fn judge_default(&mut self, prove: &dyn Fn(Cursor<'_>) -> Report) -> bool {
        let Some(frame) = self.frames.last().filter(|_| self.prove) else { return true };
        let mut cursor = Cursor::new(self.outline, frame.place, self.steps.clone());
        (1..frame.field).for_each(|_| cursor.pass());
        let report = prove(cursor);
        let good = report.problems.is_empty();
        let problems = report.problems.into_iter().map(|problem| problem.order(self.slot));
        self.report.problems.extend(problems);
        good
    }

    /// Goes past the field at hand.
    pub(super) fn pass(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.field += 1;
        }
    }
}
