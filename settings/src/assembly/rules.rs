//! The rules across settings, and what is known of the settings that they read.

use super::Assembly;
use crate::demand::Outcome;
use crate::error::NotRun;
use crate::input::{Input, PublicText, Raw};
use crate::key::printable;
use crate::origin::Origin;
use crate::outline::ROOT;
use crate::problem::{Code, Problem};
use crate::rule::{Facts, Read, state};
use crate::schema::{Field, FieldKind};
use crate::spec::ShownDefault;
use crate::tape::State;

impl Assembly<'_> {
    /// The outcome of the section's next rule; `None` if something that it reads is broken.
    pub fn rule(&mut self, outcome: Option<Outcome>) {
        let Some(frame) = self.frames.last_mut() else { return };
        let (place, index) = (frame.place, frame.rule as usize);
        frame.rule += 1;
        let Some(rule) = self.outline.section(place).rule(index) else { return };
        match outcome {
            Some(Ok(())) => {}
            Some(Err(complaint)) => {
                let read = Read::of(rule, self.outline, place, &self.steps);
                let problem = read.problem(rule, &complaint, self);
                self.report.problems.push(problem.order(self.slot));
            }
            None => {
                let keys = Read::of(rule, self.outline, place, &self.steps).into_keys();
                self.report.not_run.push(NotRun { rule: rule.name.to_owned(), keys });
            }
        }
    }

    /// Warns of a field of the section that matters only under a condition, if a source gives it and the condition does
    /// not hold; `None` if the setting on which it depends is broken.
    pub fn effect(&mut self, index: u16, holds: Option<bool>) {
        let place = self.frames.last().map_or(ROOT, |frame| frame.place);
        let condition = self.outline.field(place, index).condition().filter(|_| holds == Some(false));
        let Some(on) = condition.and_then(|path| self.outline.read_by_rule(place, path)) else { return };
        // Whether it holds was found by a placeholder.
        if !self.report.not_at_hand.is_empty() && self.is_unknown(&self.outline.key(on.0, on.1, &self.steps))
        {
            return;
        }
        let key = printable(&self.outline.key(place, index, &self.steps));
        let slots = self.trace(&key).slots();
        let given = slots.iter().find_map(|slot| match self.tape.state(*slot) {
            State::Given(hit) | State::Present(hit) | State::Sections(_, Some(hit)) => Some((*slot, hit)),
            _ => None,
        });
        let Some((slot, hit)) = given else { return };
        let (field, on) = (self.outline.field(on.0, on.1), self.outline.key(on.0, on.1, &self.steps));
        let on = printable(&on);
        let because = state(&on, field, self);
        let warning = Problem::new(Code::NoEffect, format!("set, but has no effect because {because}"))
            .about(key)
            .from(hit.origin(self.layers))
            .from(self.origin_of(&on))
            .advise(format!("take it out, or change `{on}`"));
        self.report.warnings.push(warning.order(slot));
    }

    /// Where a setting's value came from; for a section, the strongest of its values.
    pub(super) fn origin_of(&self, key: &str) -> Origin {
        let slots = self.trace(key).slots();
        let given = slots.iter().find_map(|slot| match self.tape.state(*slot) {
            State::Given(hit) | State::Nothing(hit) | State::Sections(_, Some(hit)) => Some(hit),
            _ => None,
        });
        given.map_or(Origin::DEFAULT, |hit| hit.origin(self.layers))
    }
}

impl Facts for Assembly<'_> {
    fn origin(&self, key: &str) -> Origin {
        self.origin_of(key)
    }

    fn has(&self, key: &str) -> bool {
        !self.trace(key).slots().is_empty()
    }

    fn hides(&self, key: &str) -> bool {
        self.is_shared(self.trace(key).slots().into_iter())
    }

    fn value(&self, field: &Field, key: &str) -> Option<PublicText> {
        let FieldKind::Leaf(spec) = field.kind() else { return None };
        if !field.is_scalar() {
            return None;
        }
        let slots = self.trace(key).slots();
        match self.tape.state(*slots.first()?) {
            State::Given(hit) => match self.raw(hit)? {
                Raw::Text(text) if !field.is_textual() => {
                    Input::new(Raw::Text(text.trim()), field.is_secret()).public()
                }
                raw => Input::new(raw, field.is_secret()).public(),
            },
            // What is derived has no text of its own.
            State::Absent if !field.is_secret() && field.derived_from().is_empty() => {
                let shown = ShownDefault(spec).to_string();
                Input::new(Raw::Text(&shown), false).public().filter(|_| !shown.is_empty())
            }
            _ => None,
        }
    }
}
