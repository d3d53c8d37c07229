//! A configuration verified: a rehearsal, its probes and its checklist, in one report with one status.

mod json;
mod sarif;
mod text;

pub use self::sarif::Sarif;
use crate::Root;
use crate::checklist::{Checklist, Confirmation};
use crate::error::{LoadError, NotAtHand, NotRun};
use crate::json::Json;
use crate::probing::Probing;
use crate::problem::Problem;
use crate::rehearsal::Rehearsal;

/// What came of verifying a configuration: whether it loads, what probes and items found, and what nobody knows.
///
/// `Display` is the report for people: nothing, where all is well and known. [`Verification::to_json`] and
/// [`Verification::to_sarif`] are the same for machines. No value of a secret is in any of them.
///
/// ```
/// use settings::checklist::{Checklist, Profile};
/// use settings::verify::Verification;
/// use settings::{Loader, Probing, Rehearsing, SecretString, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(default = 8080)]
///     port: u16,
///     token: SecretString,
/// }
///
/// let verified = match Loader::<Shop>::new().rehearse(&Rehearsing::new()) {
///     Ok(shop) => shop.verify(Some(&Checklist::new(Profile::Staging)), &Probing::new()),
///     Err(error) => Verification::refused(error),
/// };
/// assert_eq!(verified.status(), 0);
/// assert!(verified.to_string().starts_with("not verified: `token`: no source that is at hand has it\n"));
///
/// let error = Loader::<Shop>::new().value("port", "many").rehearse(&Rehearsing::new()).unwrap_err();
/// assert_eq!(Verification::refused(error).status(), 78);
/// ```
#[derive(Debug, Default)]
pub struct Verification {
    refused: Option<LoadError>,
    warnings: Vec<Problem>,
    not_run: Vec<NotRun>,
    not_at_hand: Vec<NotAtHand>,
    probes: Vec<Problem>,
    checklist: Option<Confirmation>,
    /// Why the file of waivers cannot be used.
    waivers: Option<LoadError>,
    /// One line on what was verified.
    summary: String,
    strict: bool,
}

impl<T: Root> Rehearsal<T> {
    /// Takes the probes, confirms the checklist, if there is one, and puts all that there is to say in one report.
    pub fn verify(&self, list: Option<&Checklist>, probing: &Probing) -> Verification {
        Verification {
            warnings: self.warnings().to_vec(),
            not_run: self.not_run().to_vec(),
            not_at_hand: self.not_at_hand().to_vec(),
            probes: self.probe(probing),
            checklist: list.map(|list| self.confirm(list)),
            summary: self.summary(),
            ..Verification::default()
        }
    }
}

impl Verification {
    /// Of a configuration that does not load.
    pub fn refused(error: LoadError) -> Self {
        Self { refused: Some(error), ..Self::default() }
    }

    /// With a file of waivers that cannot be used, so that none of them holds.
    pub fn without_waivers(mut self, error: LoadError) -> Self {
        self.waivers = Some(error);
        self
    }

    /// Has what is not verified, and did not run, count as failed.
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Why it does not load, if it does not.
    pub fn error(&self) -> Option<&LoadError> {
        self.refused.as_ref()
    }

    /// What probes found.
    pub fn probes(&self) -> &[Problem] {
        &self.probes
    }

    /// What the checklist came to, if there was one.
    pub fn checklist(&self) -> Option<&Confirmation> {
        self.checklist.as_ref()
    }

    /// The settings of which nobody knows the value.
    pub fn not_at_hand(&self) -> &[NotAtHand] {
        self.refused.as_ref().map_or(&self.not_at_hand, LoadError::not_at_hand)
    }

    /// The rules across settings that did not run.
    pub fn not_run(&self) -> &[NotRun] {
        self.refused.as_ref().map_or(&self.not_run, LoadError::not_run)
    }

    /// What is worth a warning.
    pub fn warnings(&self) -> &[Problem] {
        self.refused.as_ref().map_or(&self.warnings, LoadError::warnings)
    }

    /// The exit status of a program that verifies its settings; of several the one that stands last here:
    ///
    /// | status | means |
    /// |---|---|
    /// | 0 | nothing is wrong with what is at hand |
    /// | 1 | a probe or an item failed; if [strict](Self::strict), something is not verified |
    /// | 3 | the checklist itself is wrong, or the file of its waivers |
    /// | 78 | the settings do not load (`EX_CONFIG` of `sysexits.h`) |
    pub fn status(&self) -> u8 {
        let list = self.checklist.as_ref().map_or(0, Confirmation::status);
        let unknown = self.strict && !(self.not_at_hand().is_empty() && self.not_run().is_empty());
        if self.refused.is_some() {
            78
        } else if self.waivers.is_some() || list == 3 {
            3
        } else {
            u8::from(list != 0 || unknown || !self.probes.is_empty())
        }
    }

    /// What is wrong with the settings themselves: what does not load, and what probes found.
    fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.refused.iter().flat_map(LoadError::problems).chain(&self.probes)
    }

    /// What is wrong with the checklist: its faults, and those of the file of waivers.
    fn faults(&self) -> Vec<String> {
        let waivers = self.waivers.iter().flat_map(LoadError::problems).map(ToString::to_string);
        let waivers = waivers.map(|problem| format!("the waivers cannot be used: {problem}"));
        let list = self.checklist.iter().flat_map(Confirmation::faults).cloned();
        waivers.chain(list).collect()
    }
}

/// Writes the members that are lists of problems.
fn problems_json<'a>(json: &mut Json, name: &str, problems: impl Iterator<Item = &'a Problem>) {
    json.array_in(name, |json| problems.for_each(|problem| problem.write_json(json)));
}
