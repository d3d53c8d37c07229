//! What came of a run: one outcome for each item and each section that it judged.

use super::about::About;
use super::cover::Covered;
use super::findings::Failure;
use super::profile::{Profile, Severity};
use super::waiver::Granted;
use crate::origin::Origin;
use crate::review::Reviewed;
use crate::survey::{Explained, REDACTED};

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The settings are as they should be.
    Passed,
    /// They are not.
    Failed,
    /// They are not, and all that is wrong is waived.
    Waived,
    /// There is nothing to confirm.
    NotApplicable,
    /// It could not be found out.
    NotVerified,
    /// The item itself is wrong: it names a field that there is not, or one that it does not say it reads.
    Broken,
}

impl Verdict {
    /// The name in reports; covered by semver.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "pass",
            Self::Failed => "fail",
            Self::Waived => "waived",
            Self::NotApplicable => "not_applicable",
            Self::NotVerified => "not_verified",
            Self::Broken => "broken",
        }
    }
}

/// A setting that an item read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub(super) key: String,
    pub(super) value: String,
    pub(super) origin: Origin,
    pub(super) review: Reviewed,
}

impl Evidence {
    /// The evidence that a setting is.
    pub(super) fn of(setting: &Explained) -> Self {
        Self {
            key: setting.key().to_owned(),
            value: setting.value().to_owned(),
            origin: setting.origin().clone(),
            review: setting.review().clone(),
        }
    }

    /// Takes its value away.
    pub(super) fn withhold(&mut self) {
        self.value = REDACTED.to_owned();
    }

    /// The setting's key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Its value as it would be written; `[REDACTED]` for a secret, and for what may have one in it.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Where the value came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// What the declaration says of it for reviewers.
    pub fn review(&self) -> &Reviewed {
        &self.review
    }
}

/// What came of an item, for one of the sections that it judges.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub(super) about: About,
    /// The key of the section.
    pub(super) at: Option<String>,
    pub(super) verdict: Verdict,
    /// Why it is not applicable, not verified, or broken.
    pub(super) because: Option<String>,
    pub(super) failures: Vec<Failure>,
    /// What of the failures is waived, and by which waiver.
    pub(super) waived: Vec<(Failure, usize)>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) looked_at: Vec<String>,
    /// Settings whose values are not to be shown, by key.
    pub(super) withheld: Vec<String>,
}

impl Outcome {
    /// The item's id.
    pub fn id(&self) -> &'static str {
        self.about.id
    }

    /// What the item confirms.
    pub fn title(&self) -> &'static str {
        self.about.title
    }

    /// Why it matters.
    pub fn why(&self) -> &'static str {
        self.about.why
    }

    /// Whose word the item is.
    pub fn source(&self) -> &'static str {
        self.about.source
    }

    /// How to mend it.
    pub fn mend(&self) -> &'static str {
        self.about.mend
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.about.severity
    }

    /// The key of the section that was judged; empty for the outermost, nothing where all settings were.
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// What became of it.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Why it is not applicable, not verified, or broken.
    pub fn because(&self) -> Option<&str> {
        self.because.as_deref()
    }

    /// What is wrong and not waived.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// What is wrong and waived.
    pub fn waived(&self) -> impl Iterator<Item = &Failure> {
        self.waived.iter().map(|(failure, _)| failure)
    }

    /// The settings that it read, as they are.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// What it looked at on the machine: paths, and the user of the process.
    pub fn looked_at(&self) -> &[String] {
        &self.looked_at
    }

    /// Who answers: the owners of the settings at fault or, if nothing is, of those that were read; else the item's.
    pub fn owners(&self) -> Vec<&str> {
        let at_fault = |one: &&Evidence| {
            let mut keys = self.failures.iter().chain(self.waived()).filter_map(Failure::key);
            keys.any(|key| crate::key::is_within(key, &one.key))
        };
        let owners = owners_of(self.evidence.iter().filter(at_fault));
        let owners = if owners.is_empty() { owners_of(self.evidence.iter()) } else { owners };
        if owners.is_empty() { self.about.owner.into_iter().collect() } else { owners }
    }
}

fn owners_of<'a>(evidence: impl Iterator<Item = &'a Evidence>) -> Vec<&'a str> {
    let mut owners: Vec<&str> = Vec::new();
    for owner in evidence.filter_map(|one| one.review.owner()) {
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    owners
}

/// What came of a checklist.
///
/// `Display` is the report for people; [`Confirmation::to_markdown`] and [`Confirmation::to_json`] are the same for a page
/// and for machines. No value of a secret is in any of them.
#[derive(Clone, Debug)]
pub struct Confirmation {
    pub(super) release: Option<String>,
    /// The sources of the settings, from the strongest.
    pub(super) sources: Vec<Origin>,
    pub(super) profile: Profile,
    pub(super) today: super::Date,
    pub(super) fail_on: Severity,
    pub(super) strict: bool,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) security: Vec<Covered>,
    pub(super) waivers: Vec<Granted>,
    /// What is wrong with the checklist and its waivers.
    pub(super) faults: Vec<String>,
    /// What to look at: waivers that nothing needs.
    pub(super) remarks: Vec<String>,
}

impl Confirmation {
    /// The release that is confirmed, if the checklist was told one.
    pub fn release(&self) -> Option<&str> {
        self.release.as_deref()
    }

    /// Where the settings were looked for, from the strongest source: files and folders by their names, all others by their
    /// kind alone. Under all of them is the declaration with its defaults. None, where no load made the settings.
    pub fn sources(&self) -> &[Origin] {
        &self.sources
    }

    /// The outcomes, in the order of the items, and of each in the order of the declaration.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// The first outcome of an item.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.about.id == id)
    }

    /// The settings that a security review goes through, in the order of the declaration.
    pub fn security(&self) -> &[Covered] {
        &self.security
    }

    /// What is wrong with the checklist itself: an id that two items have, a waiver that is not valid.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// What is worth a look: a waiver that nothing needs any more.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// The exit status for a program that confirms its settings:
    ///
    /// | status | means |
    /// |---|---|
    /// | 0 | nothing failed that matters |
    /// | 1 | an item failed whose severity is a warning or an error; see [`Checklist::fail_on`](super::Checklist::fail_on) |
    /// | 3 | the checklist itself is wrong: a broken item, an unknown waiver, one that has expired |
    ///
    /// With [`Checklist::strict`](super::Checklist::strict), what is not verified counts as failed.
    pub fn status(&self) -> u8 {
        let fails = |one: &Outcome| match one.verdict {
            Verdict::Failed => one.about.severity >= self.fail_on,
            Verdict::NotVerified => self.strict && one.about.severity >= self.fail_on,
            _ => false,
        };
        let broken = self.outcomes.iter().any(|one| one.verdict == Verdict::Broken);
        if broken || !self.faults.is_empty() { 3 } else { u8::from(self.outcomes.iter().any(fails)) }
    }

    /// What is waived of an outcome, each with the reason, who answers for it and until when.
    #[cfg(feature = "verify")]
    pub(crate) fn reasons<'a>(&'a self, of: &'a Outcome) -> impl Iterator<Item = (&'a Failure, String)> {
        of.waived.iter().filter_map(|(failure, at)| {
            let Granted { reason, owner, until, .. } = self.waivers.get(*at)?;
            Some((failure, crate::key::escaped(&format!("{reason} ({owner}, until {until})"))))
        })
    }

    pub(super) fn count(&self, verdict: Verdict) -> usize {
        self.outcomes.iter().filter(|one| one.verdict == verdict).count()
    }
}
