//! Holds what a load says against what its row says of it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use settings::{Checked, Environment, LoadError, Loader, NotRun, Origin, Problem};

use super::declaration::Shop;
use super::row::{At, Outcome, Row, SECRETS, Told};
use crate::canary::search::Traces;
use crate::support::Folder;
use crate::text::{Format, LAYOUTS, Layout, Written, laid_out};

static TRACES: LazyLock<Traces> = LazyLock::new(|| Traces::of(SECRETS));

/// A file, as it is loaded.
pub(super) struct Given<'a> {
    pub(super) written: &'a Written,
    /// What the library calls it.
    pub(super) name: String,
}

impl Given<'_> {
    /// The place as a report says it.
    fn place(&self, at: At) -> String {
        let found = match at {
            At::Value(path) => self.written.values.get(path),
            At::Key(path) => self.written.keys.get(path),
            At::Again(path) => self.written.again.get(path),
            At::Variable(name) => return format!("variable {name}"),
            At::Default => return "default".to_owned(),
        };
        match found {
            Some((line, column)) => format!("{}:{line}:{column}", self.name),
            None => format!("no {at:?} in the file"),
        }
    }

    /// A text of a report with what every format has in common: the file's name, and the place of the key that it is about,
    /// are words.
    fn common(&self, text: &str, key: Option<&str>) -> String {
        let first = key.and_then(|key| self.written.keys.get(key));
        let first = first.map(|(line, column)| format!("{}:{line}:{column} ", self.name));
        let text = first.map_or_else(|| text.to_owned(), |first| text.replace(&first, "ITS PLACE "));
        text.replace(&self.name, "FILE")
    }
}

/// All that a load says.
type Loaded = Result<Checked<Shop>, LoadError>;

/// Every load of a row, and what is not as the row has it.
pub(super) fn differences(row: &Row) -> Vec<String> {
    let folder = Folder::new();
    let mut found = Vec::new();
    let mut words: Vec<(Layout, Vec<String>)> = Vec::new();
    for layout in LAYOUTS {
        let Some(outcome) = row.outcome_in(layout.format()) else { continue };
        let written = laid_out(layout, &row.tree);
        for (given, loaded) in loads(row, layout, &written, &folder) {
            let differs = |what: &String| format!("{}, {layout:?}, {}: {what}", row.what, given.name);
            found.extend(against(&given, outcome, &loaded).iter().map(differs));
            found.extend(wrong_values(row, &loaded).iter().map(differs));
            found.extend(leak(&loaded).iter().map(differs));
            if row.shares_words(layout.format()) {
                words.push((layout, said(&given, &loaded, true)));
            }
        }
    }
    let others = words.iter().skip(1).filter(|(_, one)| *one != words[0].1);
    found.extend(others.map(|(layout, one)| {
        format!("{}, {layout:?}: {one:#?} where {:?} has {:#?}", row.what, words[0].0, words[0].1)
    }));
    found
}

/// The same text given in code, as a file, and as a file of another system: with a byte order mark and both signs at the
/// end of a line, which count for no place.
fn loads<'a>(row: &Row, layout: Layout, written: &'a Written, folder: &Folder) -> Vec<(Given<'a>, Loaded)> {
    let variables = || row.variables.iter().copied().collect::<Environment>();
    let file = |name: &str, text: &str| {
        let path = folder.write(&format!("{name}.{}", layout.name()), text);
        let loader = Loader::<Shop>::new().file(&path).environment(variables());
        (Given { written, name: path.display().to_string() }, loader.load())
    };
    let text = Loader::<Shop>::new().text(layout.name(), written.text.clone()).environment(variables());
    vec![
        (Given { written, name: format!("<{}>", layout.name()) }, text.load()),
        file("shop", &written.text),
        file("carried", &format!("\u{feff}{}", written.text.replace('\n', "\r\n"))),
    ]
}

/// What differs from the outcome that a row asks for.
pub(super) fn against(given: &Given<'_>, outcome: &Outcome, loaded: &Loaded) -> Vec<String> {
    let (problems, warnings, not_run) = match loaded {
        Ok(settings) => (Vec::new(), settings.warnings(), Vec::new()),
        Err(error) => {
            let not_run = error.not_run().iter().map(NotRun::rule).collect();
            (error.problems().to_vec(), error.warnings().to_vec(), not_run)
        }
    };
    let mut found = Vec::new();
    for (kind, expected, told) in
        [("problems", &outcome.problems, &problems), ("warnings", &outcome.warnings, &warnings)]
    {
        let expected: Vec<_> = expected.iter().map(|told| facts_asked(given, told)).collect();
        let told: Vec<_> = told.iter().map(facts).collect();
        if expected != told {
            found.push(format!("{kind} are {told:#?} and have to be {expected:#?}"));
        }
    }
    if outcome.not_run != not_run {
        found.push(format!("not run are {not_run:?} and have to be {:?}", outcome.not_run));
    }
    found
}

/// Code, key, places and suggestion of a problem, as they are told.
fn facts(problem: &Problem) -> String {
    let at: Vec<String> = problem.origins().iter().map(Origin::to_string).collect();
    format!("{} {:?} {at:?} {:?}", problem.code(), problem.key(), problem.suggestion())
}

/// The same as they have to be.
fn facts_asked(given: &Given<'_>, told: &Told) -> String {
    let at: Vec<String> = told.at.iter().map(|at| given.place(*at)).collect();
    format!("{} {:?} {at:?} {:?}", told.code, told.key, told.meant)
}

/// The values that a row asks for and that are not so.
fn wrong_values(row: &Row, loaded: &Loaded) -> Vec<String> {
    let Ok(settings) = loaded else { return Vec::new() };
    let explanation = settings.explain();
    let value = |key: &str| explanation.setting(key).map(|setting| setting.value().to_owned());
    let wrong = row.values.iter().filter(|(key, expected)| value(key).as_deref() != Some(*expected));
    wrong.map(|(key, expected)| format!("`{key}` is {:?}, not `{expected}`", value(key))).collect()
}

/// A part of a secret that is told.
pub(super) fn leak(loaded: &Loaded) -> Option<String> {
    let texts = match loaded {
        Ok(settings) => {
            let explanation = settings.explain();
            let warnings = format!("{:?}", settings.warnings());
            vec![format!("{settings:?}"), explanation.to_string(), explanation.to_json(), warnings]
        }
        Err(error) => vec![error.to_string(), format!("{error:?}"), error.to_json()],
    };
    texts.iter().find_map(|text| {
        let trace = TRACES.find(text)?;
        Some(format!("`{trace}` of a secret is told in {text}"))
    })
}

/// The words of a report in the form that all formats share.
fn said(given: &Given<'_>, loaded: &Loaded, with_help: bool) -> Vec<String> {
    let (problems, warnings) = match loaded {
        Ok(settings) => (Vec::new(), settings.warnings()),
        Err(error) => (error.problems().to_vec(), error.warnings().to_vec()),
    };
    let line = |problem: &Problem| {
        let help = problem.help().filter(|_| with_help).unwrap_or_default();
        let common = given.common(&format!("{}; {help}", problem.message()), problem.key());
        format!("{}: {}", problem.key().unwrap_or("-"), common.trim_end_matches("; "))
    };
    problems.iter().chain(&warnings).map(line).collect()
}

/// What is said of each row, and of which formats say something else.
pub(super) fn words(rows: &[Row]) -> String {
    let folder = Folder::new();
    let mut all = String::new();
    for row in rows {
        let mut by_words: BTreeMap<Vec<String>, Vec<Format>> = BTreeMap::new();
        for layout in [Layout::Headers, Layout::Blocks, Layout::Lines] {
            let written = laid_out(layout, &row.tree);
            let loads = loads(row, layout, &written, &folder);
            if row.outcome_in(layout.format()).is_some() {
                by_words.entry(said(&loads[0].0, &loads[0].1, false)).or_default().push(layout.format());
            }
        }
        let mut by_words: Vec<_> = by_words.into_iter().collect();
        by_words.sort_by_key(|(_, formats)| std::cmp::Reverse(formats.len()));
        for (number, (said, formats)) in by_words.iter().enumerate() {
            let of = if number == 0 { String::new() } else { format!(" in {formats:?}") };
            // A string never refuses to be written to.
            let _ = writeln!(all, "{}{of}:", row.what);
            said.iter().for_each(|line| {
                let _ = writeln!(all, "  {line}");
            });
        }
    }
    all
}
