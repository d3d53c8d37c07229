//! What came of all cases, as `RESULTS.md` tells it.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::Trial;
use crate::cases::{Class, Where};
use crate::judge::Verdict;
use crate::subjects::Subject;

/// How many of those of whom something is asked have it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) of: usize,
    pub(crate) have: usize,
}

impl Share {
    fn add(&mut self, holds: Option<bool>) {
        self.of += usize::from(holds.is_some());
        self.have += usize::from(holds == Some(true));
    }

    /// In percent, never rounded up.
    fn percent(self) -> String {
        let Some(thousandths) = (self.have * 1000).checked_div(self.of) else { return "–".to_owned() };
        if thousandths % 10 == 0 {
            format!("{}", thousandths / 10)
        } else {
            format!("{}.{}", thousandths / 10, thousandths % 10)
        }
    }
}

/// What is told of some cases.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) cases: usize,
    pub(crate) apart: usize,
    pub(crate) detected: Share,
    pub(crate) key: Share,
    pub(crate) place: Share,
    pub(crate) suggestion: Share,
    pub(crate) leaks: usize,
}

impl Tally {
    fn add(&mut self, verdict: &Verdict) {
        self.cases += 1;
        self.leaks += usize::from(verdict.leak);
        if verdict.apart {
            self.apart += 1;
            return;
        }
        self.detected.add(Some(verdict.detected));
        self.key.add(verdict.key);
        self.place.add(verdict.place);
        self.suggestion.add(verdict.suggestion);
    }

    pub(crate) fn of<'a>(verdicts: impl Iterator<Item = &'a Verdict>) -> Self {
        let mut tally = Self::default();
        verdicts.for_each(|verdict| tally.add(verdict));
        tally
    }
}

impl Trial {
    /// All that a subject can be held to: not what is in no prefix, for it could be meant for any other program.
    pub(crate) fn total(&self) -> Tally {
        Tally::of(self.cases.iter().filter(|(case, _)| case.class.of != Where::Prefix).map(|(_, of)| of))
    }

    fn class(&self, class: Class) -> Tally {
        Tally::of(self.cases.iter().filter(|(case, _)| case.class == class).map(|(_, of)| of))
    }
}

pub(crate) fn results(trials: &[Trial], versions: impl Fn(&str) -> String) -> String {
    let mut out = String::from(
        "# What is seen, what is told, and what leaks\n\n\
         Written by `cargo run --release -p settings-faults`; [README.md](README.md) tells the cases and the rules. Shares are in \
         percent, never rounded up; `–` where nothing is asked for. Mistakes in the prefix of a variable have a row below, and \
         are in no total.\n\n## In all\n\n",
    );
    out += "| subject | cases | apart | detected | key named | place named | right name or word in the message | leaks |\n";
    out += "|---|---|---|---|---|---|---|---|\n";
    for trial in trials {
        let total = trial.total();
        let leaks = trial.cases.iter().filter(|(_, verdict)| verdict.leak).count();
        let _ = writeln!(
            out,
            "| {} {} | {} | {} | {} | {} | {} | {} of {} | {} |",
            trial.subject.name,
            version(trial.subject, &versions),
            total.cases,
            total.apart,
            total.detected.percent(),
            total.key.percent(),
            total.place.percent(),
            total.suggestion.percent(),
            total.suggestion.of,
            leaks,
        );
    }
    out += "\n## How each is declared\n\n";
    for trial in trials {
        let _ = writeln!(out, "- {}: {}.", trial.subject.name, trial.subject.how);
    }
    let measures: [(&str, fn(&Tally) -> String); 6] = [
        ("Detected", |tally| tally.detected.percent()),
        ("Key named", |tally| tally.key.percent()),
        ("Place named", |tally| tally.place.percent()),
        ("Right name or word in the message", |tally| tally.suggestion.percent()),
        ("Cases with a leak", |tally| number(tally.cases, tally.leaks)),
        ("Counted apart, of how many", |tally| number(tally.cases, tally.apart) + &of(tally.cases)),
    ];
    for (title, cell) in measures {
        table(&mut out, title, trials, cell);
    }
    out
}

/// The version of a library; of whoever is none, what it stands on.
fn version(subject: &Subject, versions: impl Fn(&str) -> String) -> String {
    let version = versions(subject.package);
    if subject.name == subject.package { version } else { format!("({} {version})", subject.package) }
}

fn number(of: usize, count: usize) -> String {
    if of == 0 { "–".to_owned() } else { count.to_string() }
}

fn of(cases: usize) -> String {
    if cases == 0 { String::new() } else { format!(" / {cases}") }
}

/// A row for each class, a column for each subject.
fn table(out: &mut String, title: &str, trials: &[Trial], cell: fn(&Tally) -> String) {
    let classes: BTreeSet<Class> =
        trials.iter().flat_map(|trial| trial.cases.iter().map(|(case, _)| case.class)).collect();
    let names: Vec<_> = trials.iter().map(|trial| trial.subject.name).collect();
    let _ = writeln!(out, "\n## {title}\n\n| mistake | {} |", names.join(" | "));
    let _ = writeln!(out, "|---|{}", "---|".repeat(names.len()));
    for class in classes {
        let cells: Vec<_> = trials.iter().map(|trial| cell(&trial.class(class))).collect();
        if cells.iter().any(|cell| cell != "–") {
            let _ = writeln!(out, "| {}: {} | {} |", class.of.name(), class.kind, cells.join(" | "));
        }
    }
}
