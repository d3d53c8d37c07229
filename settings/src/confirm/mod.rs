//! Confirms settings: each item of a checklist against them, and then what the waivers make of it.

mod about;
mod cover;
mod date;
mod findings;
#[cfg(feature = "page")]
mod html;
mod item;
mod json;
mod markdown;
mod outcome;
mod profile;
mod run;
mod seen;
mod text;
mod waived;
mod waiver;

use std::fmt;

pub use self::cover::Covered;
pub use self::date::{Date, ParseDateError};
pub use self::findings::{Failure, Findings};
pub(crate) use self::item::Judge;
pub use self::item::{Draft, Item, Values};
pub use self::outcome::{Confirmation, Evidence, Outcome, Verdict};
pub use self::profile::{Profile, Severity};
pub(crate) use self::run::{Subject, judge_example, run};
pub use self::seen::{Seal, Seen};
#[cfg(feature = "verify")]
pub(crate) use self::text::Brief;
pub(crate) use self::waiver::Granted;
use crate::machine::Machine;

/// Items to confirm, where, and what is waived.
///
/// [`Checked::confirm`](crate::Checked::confirm) runs it.
#[must_use = "a checklist confirms nothing by itself"]
pub struct Checklist {
    profile: Profile,
    release: Option<String>,
    /// Who answers where nobody else is said to.
    owner: Option<&'static str>,
    items: Vec<Item>,
    pub(crate) waivers: Vec<Granted>,
    today: Option<Date>,
    fail_on: Severity,
    strict: bool,
    pub(crate) machine: With,
}

/// The machine that items look at.
pub(crate) enum With {
    /// The one that the program runs on.
    This,
    /// Another one, as a test has it.
    Other(Box<dyn Machine>),
    Nothing,
}

impl fmt::Debug for Checklist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self.items.iter().map(Item::id).collect();
        f.debug_struct("Checklist")
            .field("profile", &self.profile)
            .field("items", &ids)
            .finish_non_exhaustive()
    }
}

impl Checklist {
    /// A checklist without items, for a service that runs there.
    pub fn new(profile: Profile) -> Self {
        Self {
            profile,
            release: None,
            owner: None,
            items: Vec::new(),
            waivers: Vec::new(),
            today: None,
            fail_on: Severity::Warning,
            strict: false,
            machine: With::This,
        }
    }

    /// With one more item.
    pub fn item(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }

    /// With more items.
    pub fn items(mut self, items: impl IntoIterator<Item = Item>) -> Self {
        self.items.extend(items);
        self
    }

    /// For this release, in any words that tell it from others: its version, its commit.
    ///
    /// ```
    /// use settings::checklist::{Checklist, Profile};
    /// use settings::{Loader, Settings};
    ///
    /// #[derive(Settings)]
    /// #[settings(prefix = "SHOP")]
    /// struct Shop {
    ///     #[settings(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// let list = Checklist::new(Profile::Production).release("v1.4.2 (3d956f5)");
    /// let report = Loader::<Shop>::new().load()?.confirm(&list);
    /// assert!(report.to_markdown().contains("Release: v1.4.2 (3d956f5)"));
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn release(mut self, release: impl Into<String>) -> Self {
        self.release = Some(release.into());
        self
    }

    /// Who answers for an item that names nobody, where none of the settings that it read has an owner.
    pub fn owner(mut self, owner: &'static str) -> Self {
        self.owner = Some(owner);
        self
    }

    /// Without an item: a line in code that a review sees. What should come back, a waiver leaves out.
    pub fn without(mut self, id: &str) -> Self {
        self.items.retain(|item| item.about.id != id);
        self
    }

    /// As if it were this day: waivers end, and so do the terms that items know.
    pub fn today(mut self, day: Date) -> Self {
        self.today = Some(day);
        self
    }

    /// Has a failure count, for the status, from this severity on; from a warning on, if nothing is said.
    pub fn fail_on(mut self, severity: Severity) -> Self {
        self.fail_on = severity;
        self
    }

    /// Has what is not verified count as failed.
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Without a look at the machine: items that need one are not verified.
    pub fn without_machine(mut self) -> Self {
        self.machine = With::Nothing;
        self
    }

    /// With another machine in the place of this one, for tests.
    pub fn on_machine(mut self, machine: impl Machine + 'static) -> Self {
        self.machine = With::Other(Box::new(machine));
        self
    }

    /// What is wrong with the items: an id that two have or that is none, an item whose good example fails or whose bad one
    /// passes. For a test of the service that has items of its own.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = run::faults_of_ids(&self.items);
        problems.extend(self.items.iter().filter_map(|item| item.prove().err()));
        problems
    }
}
