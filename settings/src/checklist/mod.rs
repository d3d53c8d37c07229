#![doc = include_str!("../docs/checklist.md")]

mod items;
mod waivers;

pub use self::items::All;
pub use self::waivers::Waivers;
use crate::checked::Checked;
use crate::confirm::{self, Subject, With};
pub use crate::confirm::{
    Checklist, Confirmation, Covered, Date, Draft, Evidence, Failure, Findings, Item, Outcome,
    ParseDateError, Profile, Seal, Seen, Severity, Values, Verdict,
};
use crate::loaded::{Loaded, Scope};
pub use crate::machine::{Found, Machine};
use crate::rehearsal::Rehearsal;
pub use crate::rollback::Step;
use crate::source::machine::ThisMachine;
use crate::visit::AnySection;
use crate::{Root, survey};

impl<T: Root> Checked<T> {
    /// Confirms a checklist: what each of its items finds in these settings.
    ///
    /// It takes all settings of a service, not one section of them, so that every key in it is whole. See
    /// [`checklist`](crate::checklist) for an example.
    pub fn confirm(&self, list: &Checklist) -> Confirmation {
        let (loaded, scope) = self.parts();
        run(list, &**self, loaded, scope)
    }
}

impl<T: Root> Rehearsal<T> {
    /// Confirms a checklist as far as that can be done; see [`Checked::confirm`]. What hangs on a secret that is not at hand
    /// is not verified.
    pub fn confirm(&self, list: &Checklist) -> Confirmation {
        let (value, loaded, scope) = self.parts();
        run(list, value, loaded, scope)
    }
}

fn run(list: &Checklist, value: &dyn AnySection, loaded: &Loaded, scope: &Scope) -> Confirmation {
    let survey = survey::of(value, loaded, scope);
    let machine: Option<&dyn Machine> = match &list.machine {
        With::This => Some(&ThisMachine),
        With::Other(machine) => Some(&**machine),
        With::Nothing => None,
    };
    let (settings, places) = (&*survey.settings, &*survey.places);
    confirm::run(list, &Subject { value, loaded, scope, settings, places, machine })
}
