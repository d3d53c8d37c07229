//! How many of the sections of a list or map a report tells one by one: a file may hold as many as it has room for.

use crate::error::{Mark, Report};
use crate::problem::{Code, Problem};

/// How many sections with problems are told, and how many with warnings.
const MOST: usize = 20;

/// What there was to tell of the sections of a list or map so far.
#[derive(Default)]
pub(super) struct Told {
    /// How many have problems.
    bad: usize,
    /// How many have warnings, and what the first one says that is not told.
    odd: usize,
    untold: Option<Code>,
}

impl Told {
    /// Takes a section; `before` is the end of the report before it was built.
    pub(super) fn section(&mut self, report: &mut Report, before: Mark) {
        if report.problems.len() > before.problems {
            self.bad += 1;
            if self.bad > MOST {
                report.problems.truncate(before.problems);
            }
        }
        if let Some(first) = report.warnings.get(before.warnings) {
            self.odd += 1;
            if self.odd > MOST {
                self.untold.get_or_insert(first.code());
                report.warnings.truncate(before.warnings);
            }
        }
        if self.bad > MOST {
            report.not_run.truncate(before.not_run);
        }
    }

    /// Tells how many sections there are besides; `problem` makes one of a code and a message.
    pub(super) fn count_more(&self, report: &mut Report, problem: impl Fn(Code, String) -> Problem) {
        let more = |count: usize, what: &str| match count.saturating_sub(MOST) {
            0 => None,
            1 => Some(format!("1 more of these sections has {what}")),
            more => Some(format!("{more} more of these sections have {what}")),
        };
        report.problems.extend(more(self.bad, "problems").map(|text| problem(Code::InvalidValue, text)));
        let warnings = self.untold.and_then(|code| Some(problem(code, more(self.odd, "warnings")?)));
        report.warnings.extend(warnings);
    }
}
