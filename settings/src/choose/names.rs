//! What is said of a value for the way in which it was given: by an old name, though deprecated, by a source that may
//! not.

use std::ops::Range;

use super::{Candidate, Choice};
use crate::key::{join, printable};
use crate::layer::Hit;
use crate::origin::OriginKind;
use crate::problem::{Code, Problem};

impl Choice<'_> {
    /// Judges how the values of a field were given. False if none of them is to be used.
    pub(super) fn judge_names(&mut self, place: u32, index: u16, range: Range<usize>) -> bool {
        let field = self.given.outline.field(place, index);
        if let Some(advice) = field.deprecation() {
            let first = self.candidates[range.clone()].first().map(|one| one.hit);
            // A text in a section was matched with the setting that it gives.
            let is_section = first.is_none() && field.as_section().is_some();
            let inside = || self.text_below(self.given.outline.child(place, index));
            if let Some(first) = first.or_else(|| is_section.then(inside).flatten()) {
                let warning = Problem::new(Code::Deprecated, "this is deprecated").advise(advice);
                self.warn(place, index, first, warning);
            }
        }
        let mut good = true;
        for at in range.clone() {
            let one = self.candidates[at];
            if one.alias() {
                good &= self.judge_alias(place, index, one, range.start..at);
            }
            if !field.sources().is_empty() {
                good &= self.judge_source(place, index, one);
            }
        }
        good
    }

    /// An old name is worth a warning; beside another, nobody knows which of the two is meant. `before` are the stronger
    /// values, the new name's of the same source among them.
    fn judge_alias(&mut self, place: u32, index: u16, old: Candidate, before: Range<usize>) -> bool {
        let field = self.given.outline.field(place, index);
        // An empty text counts as unset: it clashes with nothing.
        let rival = |one: &&Candidate| {
            one.hit.layer == old.hit.layer && self.meets(one, old) && !self.is_empty(field, one.hit)
        };
        let new = self.candidates[before].iter().find(rival).copied();
        let new = new.filter(|_| !self.is_empty(field, old.hit));
        let write = self.write(place, index, old);
        let Some(new) = new else {
            let message = format!("given {}", self.by_old_name(place, old));
            let warning = Problem::new(Code::Deprecated, message);
            self.warn(place, index, old.hit, warning.advise(write));
            return true;
        };
        let by_old_name = self.by_old_name(place, old);
        let message = format!("given twice in one source: under its name, and {by_old_name}");
        let mut problem = Problem::new(Code::BothNames, message).advise("take out the old one");
        problem.origins = [new, old].map(|one| one.hit.origin(self.given.layers)).into();
        let key = self.key(place, index);
        self.out.problems.push(problem.about(key).order(self.out.tape.len()));
        false
    }

    /// False for two entries of a map, of which each is a setting of its own.
    fn meets(&self, one: &Candidate, other: Candidate) -> bool {
        match (self.entry_name(*one), self.entry_name(other)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    fn entry_name(&self, one: Candidate) -> Option<&str> {
        self.given.matches.get(one.entry? as usize)?.entry.as_deref()
    }

    /// In words, that the old name was used, and which it is; what stands in a dotenv file has its place for a name.
    fn by_old_name(&self, place: u32, old: Candidate) -> String {
        let name = match (self.node(old.hit.layer, old.hit.item), self.text_at(old.hit)) {
            (Some(node), _) => join(&self.path(place), node.name()),
            (None, Some(text)) if text.label.line == 0 => text.label.name.clone(),
            _ => return "under a name that it had before".to_owned(),
        };
        format!("as `{}`, a name that it had before", printable(&name))
    }

    /// Leaves out the old names of a section that a source gives under its name as well: that is told, and what is in both
    /// would be told once more.
    pub(super) fn without_old_names(&mut self, range: Range<usize>) -> Range<usize> {
        let mut end = range.start;
        for at in range.clone() {
            let one = self.candidates[at];
            let new = |kept: &Candidate| kept.hit.layer == one.hit.layer;
            if !one.alias() || !self.candidates[range.start..end].iter().any(new) {
                self.candidates[end] = one;
                end += 1;
            }
        }
        range.start..end
    }

    /// What to write in place of an old name.
    fn write(&self, place: u32, index: u16, old: Candidate) -> String {
        let outline = self.given.outline;
        let entry = self.entry_name(old);
        match old.hit.kind(self.given.layers) {
            OriginKind::Variable | OriginKind::Dotenv => {
                let variable = outline.variable(place, index, &self.instance.steps).unwrap_or_default();
                let entry = entry.map(|entry| format!("__{}", entry.to_uppercase())).unwrap_or_default();
                format!("set `{variable}{entry}` in its place")
            }
            _ => {
                let key = self.key(place, index);
                let key = entry.map_or_else(|| key.clone(), |entry| printable(&join(&key, entry)));
                match old.hit.kind(self.given.layers) {
                    OriginKind::Flag => format!("give `--{key}` in its place"),
                    _ => format!("write `{key}` in its place"),
                }
            }
        }
    }

    /// What may come from some sources only may come from none of the others, be it overridden there or not.
    fn judge_source(&mut self, place: u32, index: u16, one: Candidate) -> bool {
        let field = self.given.outline.field(place, index);
        let of_text = self.text_at(one.hit).map(|text| text.kind);
        let Some(kind) = of_text.unwrap_or_else(|| Some(one.hit.kind(self.given.layers))) else {
            return true;
        };
        if kind == OriginKind::Code || field.sources().contains(&kind) {
            return true;
        }
        let allowed: Vec<&str> = field.sources().iter().map(|kind| kind.words()).collect();
        let allowed = allowed.join(" or ");
        let problem = Problem::new(Code::WrongSource, format!("may not be given by {}", kind.words()))
            .about(self.key(place, index))
            .from(one.hit.origin(self.given.layers))
            .advise(format!("take it out there, and give it by {allowed}"));
        self.out.problems.push(problem.order(self.out.tape.len()));
        false
    }

    fn warn(&mut self, place: u32, index: u16, hit: Hit, warning: Problem) {
        let warning = warning.about(self.key(place, index)).from(hit.origin(self.given.layers));
        self.out.warnings.push(warning.order(self.out.tape.len()));
    }
}
