//! What is held for what: the same rules for every subject, as `README.md` tells them.

use crate::cases::{Case, Place};
use crate::run::Outcomes;
use crate::service::{CANARY, PIN, PREFIX};
use crate::subjects::{Outcome, Subject};

/// What came of a case. `None` where nothing is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verdict {
    /// The mistake is another setting or value, or was read as what was meant.
    pub(crate) apart: bool,
    pub(crate) detected: bool,
    pub(crate) key: Option<bool>,
    pub(crate) place: Option<bool>,
    pub(crate) suggestion: Option<bool>,
    pub(crate) leak: bool,
}

pub(crate) fn judge(subject: &Subject, case: &Case, outcomes: &Outcomes) -> Verdict {
    let outcome = &outcomes[&case.given];
    let meant = case.meant.as_ref().and_then(|given| outcomes[given].loaded.as_ref());
    let as_meant = outcome.loaded.is_some() && outcome.loaded.as_ref() == meant;
    let told = |name: &String| has_word(&outcome.told, name);
    let named = case.names.iter().any(told);
    let detected = outcome.loaded.is_none() || named;
    let of_detected = |holds: bool| Some(detected && holds);
    Verdict {
        apart: case.known || as_meant,
        detected,
        key: if case.names.is_empty() { None } else { of_detected(named) },
        place: match &case.place {
            Place::Nowhere => None,
            Place::Lines(lines) => {
                of_detected(lines.iter().any(|line| has_line(&outcome.told, subject.file(), *line)))
            }
            Place::Variable(name) => of_detected(has_variable(&outcome.told, name)),
        },
        suggestion: case.right.as_ref().and_then(|right| of_detected(right.iter().any(told))),
        leak: leaks(outcome),
    }
}

fn leaks(outcome: &Outcome) -> bool {
    let found = |text: &str| text.to_lowercase().contains(CANARY) || text.contains(PIN);
    found(&outcome.told) || found(&outcome.logged)
}

/// True if a text has a name that is no part of a longer one.
pub(crate) fn has_word(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + name.len()..].starts_with(part))
}

/// True if a text has the name of a variable, or its prefix and the rest of it.
fn has_variable(text: &str, name: &str) -> bool {
    let prefix = format!("{PREFIX}_");
    let parted =
        name.strip_prefix(&prefix).is_some_and(|rest| has_word(text, rest) && text.contains(&prefix));
    has_word(text, name) || parted
}

/// True if a text has the file's name, and a line: as `file:7`, as `line 7`, or as the number before a bar beside the code.
pub(crate) fn has_line(text: &str, file: &str, line: usize) -> bool {
    let number = line.to_string();
    let is_number = |(at, _): (usize, &str)| {
        let (before, behind) = (&text[..at], &text[at + number.len()..]);
        if before.ends_with(|c: char| c.is_ascii_digit()) || behind.starts_with(|c: char| c.is_ascii_digit())
        {
            return false;
        }
        let margin = before.rsplit('\n').next().is_some_and(|margin| margin.trim().is_empty());
        let bar = behind.trim_start_matches(' ').starts_with(['|', '│']);
        before.ends_with(&format!("{file}:")) || before.ends_with("line ") || (margin && bar)
    };
    text.contains(file) && text.match_indices(&number).any(is_number)
}

#[cfg(test)]
mod tests {
    use super::{has_line, has_word};

    #[test]
    fn a_name_is_a_whole_one() {
        assert!(has_word("unknown key `web.port`", "port"));
        assert!(has_word("unknown key `web.port`", "web.port"));
        assert!(!has_word("unknown key `web.ports`", "port"));
        assert!(!has_word("SHOP_PORT", "PORT"));
    }

    #[test]
    fn a_line_is_told_beside_its_file() {
        assert!(has_line("depot.toml:7:1: unknown", "depot.toml", 7));
        assert!(!has_line("depot.toml:17:1: unknown", "depot.toml", 7));
        assert!(!has_line("depot.toml:1:7: unknown", "depot.toml", 7));
        assert!(has_line("depot.toml: error at line 7, column 1", "depot.toml", 7));
        assert!(!has_line("error at line 7, column 1", "depot.toml", 7));
        assert!(has_line("in depot.toml\n  7 | port = 1", "depot.toml", 7));
        assert!(has_line("in depot.toml\n 7 │ port = 1", "depot.toml", 7));
    }
}
