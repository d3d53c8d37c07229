//! A confirmation for people: what failed first, whole; then each item in a line; then what a security review goes through.

use std::fmt::{self, Display, Formatter};

use super::cover::Covered;
use super::outcome::{Confirmation, Evidence, Outcome, Verdict};
use super::waiver::Granted;
use crate::key::escaped;
use crate::rollback::Step;

impl Display for Confirmation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (profile, today) = (self.profile.as_str(), self.today);
        writeln!(f, "checklist for {profile}, {today}: {}", Counts(self))?;
        if let Some(release) = self.release() {
            writeln!(f, "release: {}", escaped(release))?;
        }
        for fault in &self.faults {
            writeln!(f, "\nfault: {}", escaped(fault))?;
        }
        for outcome in self.outcomes.iter().filter(|one| Self::is_told_whole(one)) {
            write!(f, "\n{}", Whole(outcome))?;
        }
        let mut lines = self.outcomes.iter().filter(|one| !Self::is_told_whole(one)).peekable();
        if lines.peek().is_some() {
            writeln!(f)?;
        }
        lines.try_for_each(|outcome| writeln!(f, "{}", Line(outcome)))?;
        for granted in &self.waivers {
            writeln!(f, "\n{}", Told(granted))?;
        }
        for remark in &self.remarks {
            writeln!(f, "\nremark: {}", escaped(remark))?;
        }
        if !self.security.is_empty() {
            writeln!(f, "\nsecurity settings:")?;
        }
        self.security.iter().try_for_each(|setting| write!(f, "{}", Setting(setting)))
    }
}

/// What asks for something or is not known, and what is waived; nothing, if there is no such thing.
#[cfg(feature = "verify")]
pub(crate) struct Brief<'a>(pub(crate) &'a Confirmation);

#[cfg(feature = "verify")]
impl Display for Brief<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let list = self.0;
        list.faults.iter().try_for_each(|fault| writeln!(f, "fault: {}", escaped(fault)))?;
        let whole = list.outcomes.iter().filter(|one| Confirmation::is_told_whole(one));
        whole.into_iter().try_for_each(|outcome| write!(f, "{}", Whole(outcome)))?;
        for outcome in list.outcomes.iter().filter(|one| one.verdict == Verdict::NotVerified) {
            let why = outcome.because().unwrap_or_default();
            writeln!(f, "not verified: {}: {}", outcome.about.id, escaped(why))?;
        }
        list.waivers.iter().try_for_each(|granted| writeln!(f, "{}", Told(granted)))?;
        list.remarks.iter().try_for_each(|remark| writeln!(f, "remark: {}", escaped(remark)))
    }
}

impl Confirmation {
    /// `for production, 2026-06-01: 1 failed, 5 passed`.
    #[cfg(any(feature = "changes", feature = "page", feature = "verify"))]
    pub(crate) fn headline(&self) -> String {
        format!("for {}, {}: {}", self.profile.as_str(), self.today, Counts(self))
    }

    /// True for an outcome that asks for something.
    fn is_told_whole(outcome: &Outcome) -> bool {
        matches!(outcome.verdict, Verdict::Failed | Verdict::Waived | Verdict::Broken)
    }
}

/// `2 failed, 1 waived, 5 passed, 3 not applicable`.
pub(super) struct Counts<'a>(pub(super) &'a Confirmation);

impl Display for Counts<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let verdicts = [
            (Verdict::Broken, "broken"),
            (Verdict::Failed, "failed"),
            (Verdict::Waived, "waived"),
            (Verdict::NotVerified, "not verified"),
            (Verdict::Passed, "passed"),
            (Verdict::NotApplicable, "not applicable"),
        ];
        let mut first = true;
        for (verdict, words) in verdicts {
            let count = self.0.count(verdict);
            // That nothing failed is worth a word as well.
            if count > 0 || verdict == Verdict::Failed {
                write!(f, "{}{count} {words}", if first { "" } else { ", " })?;
                first = false;
            }
        }
        match self.0.security.iter().filter(|setting| setting.is_uncovered()).count() {
            0 => Ok(()),
            1 => f.write_str("; 1 security setting that no item reads"),
            more => write!(f, "; {more} security settings that no item reads"),
        }
    }
}

/// An outcome on one line.
struct Line<'a>(&'a Outcome);

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let outcome = self.0;
        let words = match outcome.verdict {
            Verdict::Passed => "pass",
            Verdict::NotApplicable => "-",
            _ => "?",
        };
        write!(f, "{words:<4}  {}", outcome.about.id)?;
        if let Some(at) = outcome.at().filter(|at| !at.is_empty()) {
            write!(f, " ({})", escaped(at))?;
        }
        match outcome.because() {
            Some(why) => write!(f, ": {}", escaped(why)),
            None => write!(f, ": {}", outcome.about.title),
        }
    }
}

/// An outcome over several lines: what is wrong, the evidence, who answers, and what to do.
struct Whole<'a>(&'a Outcome);

impl Display for Whole<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let outcome = self.0;
        let words = match outcome.verdict {
            Verdict::Failed => outcome.about.severity.as_str(),
            verdict => verdict.as_str(),
        };
        writeln!(f, "{words}: {}: {}", outcome.about.id, outcome.about.title)?;
        for failure in &outcome.failures {
            writeln!(f, "  {}", Against(failure.key(), failure.message()))?;
        }
        for (failure, _) in &outcome.waived {
            writeln!(f, "  waived: {}", Against(failure.key(), failure.message()))?;
        }
        if let Some(why) = outcome.because() {
            writeln!(f, "  {}", escaped(why))?;
        }
        for evidence in &outcome.evidence {
            writeln!(f, "  found: {}", Found(evidence))?;
        }
        for path in &outcome.looked_at {
            writeln!(f, "  looked at: {path}")?;
        }
        for (label, text) in outcome.about.texts() {
            writeln!(f, "  {label}: {text}")?;
        }
        let owners = outcome.owners();
        if !owners.is_empty() {
            writeln!(f, "  owner: {}", escaped(&owners.join(", ")))?;
        }
        for (key, said) in outcome.rollbacks() {
            writeln!(f, "  rollback of `{}`: {}", escaped(key), escaped(said))?;
        }
        Ok(())
    }
}

/// What is wrong, behind the key.
pub(super) struct Against<'a>(pub(super) Option<&'a str>, pub(super) &'a str);

impl Display for Against<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(key) => write!(f, "`{}` {}", escaped(key), self.1),
            None => f.write_str(self.1),
        }
    }
}

/// A setting with its value and where that came from.
pub(super) struct Found<'a>(pub(super) &'a Evidence);

impl Display for Found<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Evidence { key, value, origin, .. } = self.0;
        write!(f, "{} = {} ({origin})", escaped(key), escaped(value))
    }
}

/// A waiver with all that it says.
pub(super) struct Told<'a>(pub(super) &'a Granted);

impl Display for Told<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let waiver = self.0;
        write!(f, "waiver: {}", escaped(&waiver.id))?;
        if !waiver.keys.is_empty() {
            write!(f, " for `{}`", escaped(&waiver.keys.join("`, `")))?;
        }
        write!(f, " until {}, by {}: {}", waiver.until, escaped(&waiver.owner), escaped(&waiver.reason))?;
        write!(f, "\n  at {}", escaped(&waiver.place))
    }
}

/// A security setting with what a reviewer needs to know.
struct Setting<'a>(&'a Covered);

impl Display for Setting<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let setting = self.0;
        write!(f, "  {}", escaped(setting.key()))?;
        match setting.value().zip(setting.origin()) {
            Some((value, origin)) => write!(f, " = {} ({origin})", escaped(value))?,
            None => write!(f, " (not there)")?,
        }
        writeln!(f, ": {}", setting.words())?;
        let review = setting.review();
        let said = |f: &mut Formatter<'_>, label, text: Option<&str>| {
            writeln!(f, "    {label}: {}", text.map_or_else(|| "nobody says".to_owned(), escaped))
        };
        said(f, "owner", review.owner())?;
        said(f, "expect", review.expected())?;
        setting.ways().try_for_each(|(label, step)| writeln!(f, "    {label}: {step}"))?;
        said(f, "note of the declaration", review.rollback())
    }
}

impl Covered {
    /// Which items know of it, in words.
    pub(super) fn words(&self) -> String {
        match (self.judged_by(), self.read_by()) {
            ([], []) => "no item of the checklist reads it".to_owned(),
            ([], read) => format!("not judged this time; read by {}", read.join(", ")),
            (judged, _) => format!("judged by {}", judged.join(", ")),
        }
    }

    /// The ways back from the value in use, each with when to take it.
    pub(super) fn ways(&self) -> impl Iterator<Item = (&'static str, &Step)> {
        let undo = self.undo().map(|undo| ("to be without it", undo));
        std::iter::once(("after a change", self.restore())).chain(undo)
    }
}

impl Outcome {
    /// The notes on rollback of the settings that were read, each with its key.
    pub(super) fn rollbacks(&self) -> impl Iterator<Item = (&str, &str)> {
        self.evidence.iter().filter_map(|one| Some((one.key.as_str(), one.review.rollback()?)))
    }
}
