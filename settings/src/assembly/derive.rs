//! A setting that is derived from others where no source gives it.

use super::{Assembly, Next};
use crate::demand::Complaint;
use crate::origin::Origin;
use crate::problem::{Code, Problem};
use crate::rule::Facts;
use crate::schema::Field;
use crate::spec::{Reader, Spec};
use crate::tape::State;

/// A setting that may have to be derived, once what it is derived from is there. For generated code.
#[derive(Debug)]
pub enum Derived<T> {
    /// A source has given it.
    Given(T),
    /// No source has: the slot and the field, to come back to.
    Open(u32, u16),
    /// What was given is broken.
    Broken,
}

impl Assembly<'_> {
    /// The next setting of the section, which is derived where no source gives it.
    pub fn leaf_or_derive<T, R: Reader<T>>(&mut self, spec: &Spec<T, R, R::Value>) -> Derived<T> {
        let field = self.frames.last().map_or(0, |frame| frame.field);
        let slot = self.slot;
        if self.tape.state(slot) == State::Absent {
            self.warn_of_empties(self.field());
            self.advance();
            return Derived::Open(slot, field);
        }
        self.leaf(spec).map_or(Derived::Broken, Derived::Given)
    }

    /// Derives a setting that no source has given. `derive` gives nothing if something that it reads is broken.
    pub fn derive<T, R: Reader<T>>(
        &mut self,
        spec: &Spec<T, R, R::Value>,
        derived: Derived<T>,
        derive: impl FnOnce() -> Option<Result<T, Complaint>>,
    ) -> Option<T> {
        let (slot, field) = match derived {
            Derived::Given(value) => return Some(value),
            Derived::Broken => return None,
            Derived::Open(slot, field) => (slot, field),
        };
        let back = (self.slot, self.frames.last().map_or(0, |frame| frame.field));
        self.go_to(slot, field);
        // A placeholder is nothing to call the service's own function with.
        let value = match self.derives_from_unknown() {
            true => self.underivable(spec),
            false => derive().and_then(|value| self.judge_derived(spec, value)),
        };
        self.go_to(back.0, back.1);
        value
    }

    fn judge_derived<T, R: Reader<T>>(
        &mut self,
        spec: &Spec<T, R, R::Value>,
        value: Result<T, Complaint>,
    ) -> Option<T> {
        let value = match value {
            Ok(value) => value,
            Err(complaint) => {
                let secret = self.field().is_secret() || self.derives_from_hidden();
                let shown = complaint.shown(secret).map(crate::key::escaped);
                let shown = shown.unwrap_or_else(|| "the function that derives it refuses".to_owned());
                self.underived("", format!("cannot be derived from {}: {shown}", self.derived_from()));
                self.good = true;
                return None;
            }
        };
        self.complain(&Next::Derived, &spec.check(&value).found);
        if std::mem::replace(&mut self.good, true) { Some(value) } else { None }
    }

    /// Reports a setting whose derived value will not do.
    pub(super) fn underived(&mut self, step: &str, message: String) {
        let key = format!("{}{}", self.key(), crate::key::printable(step));
        let problem = Problem::new(Code::CheckFailed, message).about(key).from(Origin::DERIVED);
        let help = format!("{}; or change what it is derived from", self.how_to_give());
        self.report(problem.advise(help));
    }

    /// What the setting at hand is derived from, by key.
    pub(super) fn derived_from(&self) -> String {
        let keys: Vec<String> = self.read_to_derive().map(|(_, key)| key).collect();
        format!("`{}`", keys.join("`, `"))
    }

    /// True if what the setting at hand is derived from may not be quoted.
    fn derives_from_hidden(&self) -> bool {
        self.read_to_derive().any(|(field, key)| field.is_secret() || self.hides(&key))
    }

    pub(super) fn read_to_derive(&self) -> impl Iterator<Item = (&'static Field, String)> {
        let place = self.frames.last().map_or(0, |frame| frame.place);
        let fields = self.field().derived_from().iter();
        fields.filter_map(move |path| self.outline.read_by_rule(place, path)).map(|(place, field)| {
            (self.outline.field(place, field), self.outline.key(place, field, &self.steps))
        })
    }

    fn go_to(&mut self, slot: u32, field: u16) {
        self.slot = slot;
        if let Some(frame) = self.frames.last_mut() {
            frame.field = field;
        }
    }
}
