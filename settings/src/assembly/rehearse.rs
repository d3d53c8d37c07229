//! A rehearsal: secrets that are not at hand, what stands for them meanwhile, and what cannot be judged without them.

use super::Assembly;
use crate::demand::Finding;
use crate::error::NotAtHand;
use crate::key::{join, printable};
use crate::layer::Hit;
use crate::problem::{Code, Problem};
use crate::rule::Read;
use crate::spec::{Reader, Spec};
use crate::tape::State;

impl Assembly<'_> {
    /// Notes that the setting at hand, or an entry of it, is a secret whose value is not.
    pub(super) fn not_at_hand(&mut self, entry: &str, named: Option<Hit>) {
        let key = if entry.is_empty() { self.key() } else { join(&self.key(), entry) };
        let origin = named.map(|hit| hit.origin(self.layers));
        self.report.not_at_hand.push(NotAtHand { key, origin });
    }

    /// Notes that nobody knows whether the section at hand is there. One on the level of the section around has no key of its
    /// own, so its secrets are named.
    pub(super) fn section_not_at_hand(&mut self) {
        if !self.field().is_flat() {
            return self.not_at_hand("", None);
        }
        let outline = self.outline;
        for place in outline.all_within(self.below()) {
            let fields = (0..).zip(outline.section(place).fields());
            for (index, _) in fields.filter(|(_, field)| field.is_secret()) {
                let key = outline.key(place, index, &self.steps);
                self.report.not_at_hand.push(NotAtHand { key, origin: None });
            }
        }
    }

    /// Reports a setting for which nothing can stand.
    pub(super) fn no_stand_in(&mut self) {
        let message = "is not at hand, and its type has no placeholder";
        let help = format!("{}; or implement `Leaf::placeholder` for its type", self.how_to_give());
        self.report(Problem::new(Code::Missing, message).about(printable(&self.key())).advise(help));
    }

    /// True if the setting at hand is derived from something that is not at hand.
    pub(super) fn derives_from_unknown(&self) -> bool {
        let away = !self.report.not_at_hand.is_empty();
        away && self.read_to_derive().any(|(_, key)| self.is_unknown(&key))
    }

    /// What stands for a value that would be derived from something that is not at hand.
    pub(super) fn underivable<T, R: Reader<T>>(&mut self, spec: &Spec<T, R, R::Value>) -> Option<T> {
        self.not_at_hand("", None);
        self.report.underived.insert(self.slot);
        let value = spec.stand_in();
        if value.is_none() {
            let from = self.derived_from();
            let message = format!("is derived from {from}, of which not all is at hand");
            let help = self.how_to_give();
            self.report(Problem::new(Code::Missing, message).about(printable(&self.key())).advise(help));
            self.good = true;
        }
        value
    }

    /// True if the section's next rule can be run: all that it reads is at hand, and what it depends on. A placeholder is
    /// nothing to call the service's own functions with.
    pub fn runs(&self) -> bool {
        if self.report.not_at_hand.is_empty() {
            return true;
        }
        let Some(frame) = self.frames.last() else { return true };
        let Some(rule) = self.outline.section(frame.place).rule(frame.rule as usize) else { return true };
        let keys = Read::of(rule, self.outline, frame.place, &self.steps).into_keys();
        let unknown = |key: &String| match rule.kind.is_presence() {
            // Whether a section is there, one of its settings may tell, and another one be unknown.
            true => self.trace(key).slots().first().is_some_and(|slot| self.is_unknown_slot(*slot)),
            false => self.is_unknown(key),
        };
        !keys.iter().any(unknown)
    }

    /// True if a setting, or something in a section, is not at hand.
    pub(super) fn is_unknown(&self, key: &str) -> bool {
        self.trace(key).slots().into_iter().any(|slot| self.is_unknown_slot(slot))
    }

    fn is_unknown_slot(&self, slot: u32) -> bool {
        matches!(self.tape.state(slot), State::NotAtHand(_)) || self.report.underived.contains(&slot)
    }
}

/// What checks have against single entries of a map, of which not all are at hand.
pub(super) fn of_entries(findings: Vec<Finding>) -> Vec<Finding> {
    let of_one = |finding: &Finding| finding.complaint.as_ref().is_some_and(|one| !one.step().is_empty());
    findings.into_iter().filter(of_one).collect()
}
