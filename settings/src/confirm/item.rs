//! One item of a checklist: what it confirms, why, whose word it is, and how it judges.

use std::any::{Any, TypeId};
use std::fmt;

use super::about::About;
use super::findings::Findings;
use super::profile::{Profile, Severity};
use super::seen::Seen;
use crate::schema::Section;

/// Values by keys, as [`Settings::for_test`](crate::Settings::for_test) takes them.
pub type Values = &'static [(&'static str, &'static str)];

/// Judges a section whose type is forgotten.
pub(crate) type OnSection = dyn Fn(&dyn Any, &mut Findings<'_>) + Send + Sync;
/// Judges all settings.
pub(crate) type OnAll = dyn Fn(&Seen<'_>, &mut Findings<'_>) + Send + Sync;

/// How an item judges.
pub(crate) enum Judge {
    /// Each section of one type, wherever the service nests it.
    Section {
        of: TypeId,
        section: &'static Section,
        judge: Box<OnSection>,
        /// Judges an example: the values of a section by itself.
        example: fn(&Item, Values) -> Result<bool, String>,
    },
    /// All settings at once.
    All(Box<OnAll>),
}

/// What an item on all settings reads wherever it stands, so that it is known where the item does not judge.
#[derive(Default)]
pub(crate) struct Covers {
    /// Fields of sections of these types.
    pub(crate) sections: Vec<(&'static Section, &'static [&'static str])>,
    pub(crate) secrets: bool,
}

/// One thing that a checklist confirms.
///
/// An item is found by the type of the section that it judges, wherever a service nests that, and how often. It says
/// that something is configured, never that it is in force.
///
/// ```
/// use settings::checklist::{Checklist, Item, Profile, Severity, Verdict};
/// use settings::{Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     backup: Backup,
/// }
///
/// #[derive(Settings)]
/// #[settings(review(owner = "team-data", security))]
/// struct Backup {
///     #[settings(default = 1)]
///     #[settings(review(expect = "as many files in the store", rollback = "unset {variable}"))]
///     copies: u8,
/// }
///
/// let copies = Item::on::<Backup>("backup.copies", "there is more than one copy")
///     .why("one store may be lost")
///     .source("the 3-2-1 rule")
///     .severity(Severity::Error)
///     .reads(&["copies"])
///     .mend("keep at least two copies")
///     .examples(&[("copies", "2")], &[("copies", "1")])
///     .judge(|backup: &Backup, found| {
///         if backup.copies < 2 {
///             found.fail("copies", "must be at least 2");
///         }
///     });
///
/// let shop = Loader::<Shop>::new().load()?;
/// let report = shop.confirm(&Checklist::new(Profile::Production).item(copies));
/// assert_eq!(report.outcome("backup.copies").unwrap().verdict(), Verdict::Failed);
/// assert_eq!(report.status(), 1);
/// # Ok::<(), settings::LoadError>(())
/// ```
pub struct Item {
    pub(super) about: About,
    pub(super) profiles: &'static [Profile],
    pub(crate) reads: &'static [&'static str],
    pub(crate) covers: Covers,
    pub(super) required: bool,
    pub(super) needs_machine: bool,
    /// True if nothing that it says hangs on a secret that is not at hand.
    pub(crate) minds_rehearsals: bool,
    pub(super) examples: Option<(Values, Values)>,
    pub(crate) judge: Judge,
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Item").field("id", &self.about.id).finish_non_exhaustive()
    }
}

impl Item {
    pub(crate) fn draft(id: &'static str, title: &'static str, judge: Judge) -> Self {
        Self {
            about: About::new(id, title),
            profiles: Profile::ALL,
            reads: &[],
            covers: Covers::default(),
            required: false,
            needs_machine: false,
            minds_rehearsals: false,
            examples: None,
            judge,
        }
    }

    /// The id, by which a waiver names it.
    pub fn id(&self) -> &'static str {
        self.about.id
    }

    /// What it confirms, in a few words.
    pub fn title(&self) -> &'static str {
        self.about.title
    }

    /// Why it matters.
    pub fn why(&self) -> &'static str {
        self.about.why
    }

    /// Whose word it is.
    pub fn source(&self) -> &'static str {
        self.about.source
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.about.severity
    }

    /// Judges its own examples: what is wrong with the item, if the good one does not pass or the bad one does not fail.
    /// An item on all settings has none.
    ///
    /// # Errors
    ///
    /// What is wrong, in words.
    pub fn prove(&self) -> Result<(), String> {
        let Judge::Section { example, .. } = self.judge else { return Ok(()) };
        let Some((good, bad)) = self.examples else {
            return Err(format!("`{}` has no examples: write `.examples(&[…], &[…])`", self.about.id));
        };
        if !example(self, good)? {
            return Err(format!("`{}` does not pass its good example", self.about.id));
        }
        if example(self, bad)? {
            return Err(format!("`{}` passes its bad example", self.about.id));
        }
        Ok(())
    }
}

/// An item that does not judge yet.
#[must_use = "an item judges nothing before `judge`"]
pub struct Draft<S> {
    pub(crate) item: Item,
    pub(crate) of: std::marker::PhantomData<fn() -> S>,
}

impl<S> fmt::Debug for Draft<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.item.fmt(f)
    }
}

impl<S> Draft<S> {
    /// Why it matters.
    pub fn why(mut self, why: &'static str) -> Self {
        self.item.about.why = why;
        self
    }

    /// Whose word it is: a standard with its number, a paper.
    pub fn source(mut self, source: &'static str) -> Self {
        self.item.about.source = source;
        self
    }

    /// How to mend it.
    pub fn mend(mut self, mend: &'static str) -> Self {
        self.item.about.mend = mend;
        self
    }

    /// Who answers for it where none of the settings that it reads has an owner.
    pub fn owner(mut self, owner: &'static str) -> Self {
        self.item.about.owner = Some(owner);
        self
    }

    /// How much it matters; an error, if nothing is said.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.item.about.severity = severity;
        self
    }

    /// Where it applies; everywhere, if nothing is said.
    pub fn profiles(mut self, profiles: &'static [Profile]) -> Self {
        self.item.profiles = profiles;
        self
    }

    /// Fails where the service has no section of the type.
    pub fn required(mut self) -> Self {
        self.item.required = true;
        self
    }

    /// Looks at the machine, so that it is not verified where that is not to be looked at.
    pub fn needs_machine(mut self) -> Self {
        self.item.needs_machine = true;
        self
    }

    /// Reads no secret. In a [`Rehearsal`](crate::Rehearsal) an item is not verified where anything is not at hand in the
    /// section that it judges, or in any, if it judges all settings: its judgement might hang on a placeholder. One that
    /// says this judges all the same.
    pub fn reads_no_secret(mut self) -> Self {
        self.item.minds_rehearsals = true;
        self
    }

    /// Knows what is not at hand from what is.
    #[cfg(feature = "hardening")]
    pub(crate) fn minds_rehearsals(mut self) -> Self {
        self.item.minds_rehearsals = true;
        self
    }

    /// The fields that it reads, by their names in code, or the way to one in a section below (`limits.max_body`): from the
    /// section that it judges or, for an item on all settings, from the outermost. They are its evidence, and what it
    /// covers.
    pub fn reads(mut self, reads: &'static [&'static str]) -> Self {
        self.item.reads = reads;
        self
    }

    /// Values that pass it, and values that do not, for tests and documents; a test runs both by [`Item::prove`].
    pub fn examples(mut self, good: Values, bad: Values) -> Self {
        self.item.examples = Some((good, bad));
        self
    }
}
