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
pub use crate::machine::{Found, Machine};
use crate::source::machine::ThisMachine;
use crate::{Root, survey};

impl<T: Root> Checked<T> {
    /// Confirms a checklist: what each of its items finds in these settings.
    ///
    /// It takes all settings of a service, not one section of them, so that every key in it is whole. See
    /// [`checklist`](crate::checklist) for an example.
    pub fn confirm(&self, list: &Checklist) -> Confirmation {
        let (loaded, scope) = self.parts();
        let settings = survey::settings(&**self, loaded, scope);
        let machine: Option<&dyn Machine> = match &list.machine {
            With::This => Some(&ThisMachine),
            With::Other(machine) => Some(&**machine),
            With::Nothing => None,
        };
        confirm::run(list, &Subject { value: &**self, loaded, scope, settings: &settings, machine })
    }
}
