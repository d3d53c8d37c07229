//! Why a load failed: the whole report.

use std::collections::HashSet;
use std::fmt;

use crate::json::Json;
use crate::key::printable;
use crate::origin::Origin;
use crate::outline::Outline;
use crate::problem::{Problem, origin_json};
use crate::review::Reviewed;
use crate::sort::sort_by_key;

/// Every problem of a load, in the order of the declaration; files that could not be read come first.
///
/// `Display` and `Debug` are the same report for people, so that `fn main() -> Result<(), LoadError>` prints it well.
/// No text of a parser and no value of a secret is in it.
///
/// ```
/// use settings::{Code, Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(range(min = 1024))]
///     port: u16,
///     workers: u32,
/// }
///
/// let error = Loader::<Shop>::new().text("toml", "port = 80\nworker = 4").load().unwrap_err();
/// let codes: Vec<Code> = error.problems().iter().map(|problem| problem.code()).collect();
/// assert_eq!(codes, [Code::CheckFailed, Code::UnknownKey]);
/// ```
#[derive(thiserror::Error)]
#[error("{0}")]
pub struct LoadError(Box<Report>);

/// What a load has to tell.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) problems: Vec<Problem>,
    pub(crate) warnings: Vec<Problem>,
    /// The checks that did not run, because something they read is broken.
    pub(crate) not_run: Vec<NotRun>,
    /// The secrets whose values are not at hand, in a rehearsal.
    pub(crate) not_at_hand: Vec<NotAtHand>,
    /// The slots of what could not be derived because of them.
    pub(crate) underived: HashSet<u32>,
}

impl Report {
    pub(crate) fn of(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }

    /// How much there is in it so far.
    pub(crate) fn mark(&self) -> Mark {
        let [problems, warnings] = [&self.problems, &self.warnings].map(Vec::len);
        Mark { problems, warnings, not_run: self.not_run.len() }
    }

    /// Adds to everything that is about a setting what the declaration says of that setting for reviewers.
    pub(crate) fn tell_reviews(&mut self, outline: &Outline) {
        for problem in self.problems.iter_mut().chain(&mut self.warnings) {
            // A wrong name belongs to whom the right one does.
            let meant = problem.suggestion().filter(|key| !outline.by_key(key).is_empty());
            if let Some(key) = meant.or(problem.key()) {
                let review = Reviewed::of_key(outline, key);
                problem.tell_review(review);
            }
        }
    }

    pub(crate) fn append(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.warnings.extend(other.warnings);
        self.not_run.extend(other.not_run);
        self.not_at_hand.extend(other.not_at_hand);
        self.underived.extend(other.underived);
    }
}

/// How much a report had in it at some time.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) problems: usize,
    pub(crate) warnings: usize,
    pub(crate) not_run: usize,
}

/// A rule across settings that was not run, because a setting that it reads has a problem of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRun {
    pub(crate) rule: String,
    pub(crate) keys: Vec<String>,
}

impl NotRun {
    /// The rule's name.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The settings that it reads.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }
}

/// A setting that a [`Rehearsal`](crate::Rehearsal) knows nothing of: a secret whose value is not at hand, or what would be
/// derived from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAtHand {
    pub(crate) key: String,
    pub(crate) origin: Option<Origin>,
}

impl NotAtHand {
    /// The setting's key; for an entry of a map, with the entry's name.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What names the secret, without a value: a variable that is empty, or that names a file which is not here. None if no
    /// source says anything of it.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    pub(crate) fn write_json(&self, json: &mut Json) {
        json.text_in("key", &printable(&self.key));
        if let Some(origin) = &self.origin {
            json.object_in("origin", |json| origin_json(json, origin));
        }
    }
}

/// What is not verified, and why.
impl fmt::Display for NotAtHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: ", printable(&self.key))?;
        match &self.origin {
            Some(origin) => write!(f, "its value is not at hand; {origin} names it"),
            None => f.write_str("no source that is at hand has it"),
        }
    }
}

impl LoadError {
    pub(crate) fn new(mut report: Report) -> Self {
        sort_by_key(&mut report.problems, |problem| problem.order);
        sort_by_key(&mut report.warnings, |warning| warning.order);
        Self(Box::new(report))
    }

    /// What is wrong: at least one problem.
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// What is worth a warning besides.
    pub fn warnings(&self) -> &[Problem] {
        &self.0.warnings
    }

    /// The rules that were not run, because something they read is broken.
    pub fn not_run(&self) -> &[NotRun] {
        &self.0.not_run
    }

    /// The settings that a [`Rehearsal`](crate::Rehearsal) knew nothing of.
    pub fn not_at_hand(&self) -> &[NotAtHand] {
        &self.0.not_at_hand
    }

    /// The report as one line of JSON: `{"problems": […], "warnings": […], "not_run": […]}`; that of a rehearsal has
    /// `not_at_hand` as well.
    ///
    /// Each problem has `code` and `message` and, as far as they apply, `key`, `origin` (`kind`, `name`, `line`,
    /// `column`) or `origins`, `help`, `suggestion`, and what the declaration says of the setting: `owner`, `expect`,
    /// `rollback`, `since`, `security`. Covered by semver, save for the words.
    pub fn to_json(&self) -> String {
        let mut json = Json::new();
        json.object(|json| self.write_json(json));
        json.finish()
    }

    /// Writes the members of an object.
    pub(crate) fn write_json(&self, json: &mut Json) {
        problems_json(json, "problems", &self.0.problems);
        problems_json(json, "warnings", &self.0.warnings);
        json.array_in("not_run", |json| {
            for rule in &self.0.not_run {
                json.object(|json| {
                    json.text_in("rule", &rule.rule);
                    json.array_in("keys", |json| rule.keys.iter().for_each(|key| json.element(key)));
                });
            }
        });
        if !self.0.not_at_hand.is_empty() {
            json.array_in("not_at_hand", |json| {
                self.0.not_at_hand.iter().for_each(|one| json.object(|json| one.write_json(json)));
            });
        }
    }
}

fn problems_json(json: &mut Json, name: &str, problems: &[Problem]) {
    json.array_in(name, |json| problems.iter().for_each(|problem| problem.write_json(json)));
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.problems.len();
        let s = if count == 1 { "" } else { "s" };
        write!(f, "the settings cannot be used: {count} problem{s}")?;
        for problem in &self.problems {
            write!(f, "\n\nproblem: {problem}")?;
        }
        for rule in &self.not_run {
            let keys = rule.keys.join("`, `");
            write!(f, "\n\nnot checked: `{}`, because not all that it reads is known: `{keys}`", rule.rule)?;
        }
        for one in &self.not_at_hand {
            write!(f, "\n\nnot verified: {one}")?;
        }
        for warning in &self.warnings {
            write!(f, "\n\nwarning: {warning}")?;
        }
        Ok(())
    }
}

/// The same as `Display`: it is what `main` prints.
impl fmt::Debug for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
