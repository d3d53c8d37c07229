#![doc = include_str!("../docs/changes.md")]

mod note;

pub use self::note::Note;
use crate::Root;
use crate::checked::Checked;
pub use crate::compare::{Change, Difference, Elements, Kind, Section, Side};
use crate::compare::{Load, compare};
pub use crate::confirm::{Date, ParseDateError};
use crate::rehearsal::Rehearsal;
pub use crate::rollback::Step;
pub use crate::source::notebook::NoteError;

impl Difference {
    /// What differs between two loads of one declaration.
    ///
    /// Both are all settings of a service, not one section of them, so that every key is whole.
    pub fn between<T: Root>(before: &Checked<T>, after: &Checked<T>) -> Self {
        let [before, after] = [before, after].map(|checked| {
            let (loaded, scope) = checked.parts();
            Load { value: &**checked, loaded, scope }
        });
        compare(before, after)
    }
}

impl<T: Root> Rehearsal<T> {
    /// What differs between this load, as it was before, and another one, as far as it is at hand; see
    /// [`Difference::not_compared`].
    pub fn difference(&self, after: &Self) -> Difference {
        let [before, after] = [self, after].map(|rehearsal| {
            let (value, loaded, scope) = rehearsal.parts();
            Load { value, loaded, scope }
        });
        compare(before, after)
    }

    /// A note of what differs between this load, as it was before, and another one. See [`Note`].
    pub fn note(&self, after: &Self) -> Note {
        Note::of(self.difference(after), [self.fingerprint(), after.fingerprint()])
    }
}

impl<T: Root> Checked<T> {
    /// What differs between this load, as it was before, and another one. See [`changes`](crate::changes) for an example.
    pub fn difference(&self, after: &Self) -> Difference {
        Difference::between(self, after)
    }
}
