//! A setting that nobody gave: what is said of it, and how to give it.

use std::path::Path;
use std::sync::Arc;

use super::Assembly;
use crate::key::{FILE_ENDING, printable};
use crate::layer::Hit;
use crate::origin::OriginKind;
use crate::outline::{Outline, ROOT, Steps};
use crate::problem::{Code, Problem};
use crate::schema::Field;

/// The sources of a loader: a report names no other ways to give a value than these.
#[derive(Debug)]
pub(crate) struct Sources {
    pub(crate) environment: bool,
    pub(crate) files: Vec<Arc<str>>,
    /// The folder of secret files.
    pub(crate) secret_files: Option<Arc<str>>,
    pub(crate) flags: bool,
    /// How a value is given in code: what stands before its key, and behind the value.
    pub(crate) in_code: [&'static str; 2],
}

impl Default for Sources {
    fn default() -> Self {
        Self {
            environment: false,
            files: Vec::new(),
            secret_files: None,
            flags: false,
            in_code: ["Loader::value(", ")"],
        }
    }
}

impl Sources {
    /// How to give the setting.
    pub(crate) fn how_to_give(&self, outline: &Outline, place: u32, index: u16, steps: &Steps) -> String {
        let field = outline.field(place, index);
        let key = printable(&outline.key(place, index, steps));
        let ways = [
            self.by_variable(field, variable(outline, place, index, steps), &key),
            self.by_secret_file(field, &key),
            self.by_flag(field, outline.flag(place, index, steps)),
            self.by_file(field, &key),
        ];
        let ways: Vec<String> = ways.into_iter().flatten().collect();
        match ways.as_slice() {
            [] => {
                let [before, behind] = self.in_code;
                format!("give it in code: `{before}\"{key}\", …{behind}`")
            }
            ways => ways.join(", or "),
        }
    }

    fn by_variable(&self, field: &Field, variable: Option<String>, key: &str) -> Option<String> {
        let variable = variable?;
        // Where nothing else may give it, the variable is named though the environment is not read: that is the mistake.
        let read = self.environment || !field.sources().is_empty();
        let by_itself =
            read && (field.may_come_from(OriginKind::Variable) || field.may_come_from(OriginKind::Dotenv));
        let by_itself = by_itself.then(|| format!("set the variable `{variable}`"));
        let by_file = self.environment
            && field.is_secret()
            && !field.is_map()
            && field.may_come_from(OriginKind::SecretFile);
        let by_file = by_file.then(|| format!("name a file that holds `{key}` in `{variable}{FILE_ENDING}`"));
        match (by_itself, by_file) {
            (Some(by_itself), Some(by_file)) => Some(format!("{by_itself}, or {by_file}")),
            (by_itself, by_file) => by_itself.or(by_file),
        }
    }

    fn by_secret_file(&self, field: &Field, key: &str) -> Option<String> {
        let folder = self.secret_files.as_ref()?;
        let may = field.is_secret() && field.may_come_from(OriginKind::SecretFile);
        may.then(|| format!("put it into the file `{}`", Path::new(&**folder).join(key).display()))
    }

    fn by_flag(&self, field: &Field, flag: Option<String>) -> Option<String> {
        let flag = flag.filter(|_| self.flags && field.may_come_from(OriginKind::Flag))?;
        Some(format!("give the flag `{}`", printable(&flag)))
    }

    fn by_file(&self, field: &Field, key: &str) -> Option<String> {
        match self.files.as_slice() {
            _ if !field.may_come_from(OriginKind::File) => None,
            [] => None,
            [only] => Some(format!("write `{key}` in `{only}`")),
            [.., last] => Some(format!("write `{key}` in a file, such as `{last}`")),
        }
    }
}

/// The variable that gives a field, or an example of those that give a part of it.
fn variable(outline: &Outline, place: u32, index: u16, steps: &Steps) -> Option<String> {
    let field = outline.field(place, index);
    match field.many() {
        Some(_) => outline.variable(outline.child(place, index), 0, steps),
        None => outline.variable(place, index, steps).map(|variable| variable + field.entry("__<name>")),
    }
}

impl Assembly<'_> {
    /// How to give the setting at hand.
    pub(super) fn how_to_give(&self) -> String {
        let (place, field) = self.frames.last().map_or((ROOT, 0), |frame| (frame.place, frame.field));
        self.sources.how_to_give(self.outline, place, field, &self.steps)
    }

    /// How to give the entries of the map at hand, where a source gives one text for all of it.
    pub(super) fn how_to_give_entries(&self, kind: OriginKind) -> Option<String> {
        let frame = self.frames.last()?;
        let (place, field) = (frame.place, frame.field);
        let of_its_own = match kind {
            OriginKind::Flag => {
                format!("flag of its own: `{}=…`", self.outline.flag(place, field, &self.steps)?)
            }
            OriginKind::Variable | OriginKind::Dotenv => {
                format!("variable of its own: `{}`", variable(self.outline, place, field, &self.steps)?)
            }
            OriginKind::Code => {
                let [before, behind] = self.sources.in_code;
                format!("value of its own: `{before}\"{}.<name>\", …{behind}`", self.key())
            }
            _ => return None,
        };
        Some(format!("give each entry by a {of_its_own}"))
    }

    /// Reports a required setting that no source gives, or gives no more than an empty text.
    pub(super) fn missing(&mut self) {
        let key = printable(&self.key());
        let empties: Vec<Hit> = self.tape.empties(self.slot).map(|empty| empty.hit).collect();
        let mut message =
            if empties.is_empty() { "required, but no source gives it" } else { EMPTY }.to_owned();
        let cause = self.cause();
        if let Some((section, ..)) = &cause {
            message += &format!(", once {section} is given at all");
        }
        let code = if empties.is_empty() { Code::Missing } else { Code::SetButEmpty };
        let mut help = self.how_to_give();
        if !empties.is_empty() {
            help.insert_str(0, "give it a value: ");
        }
        if let Some((section, path, cause)) = cause {
            let inside = path.and_then(|path| self.trace(&path).first_given());
            help += &match inside {
                Some((key, hit)) => {
                    let (key, origin) = (printable(&key), hit.origin(self.layers));
                    format!("; or take out what gives {section}: `{key}` at {origin}")
                }
                None => format!("; or take out what gives {section}: {}", cause.origin(self.layers)),
            };
        }
        let mut problem = Problem::new(code, message).about(key).advise(help);
        problem.origins = empties.iter().map(|hit| hit.origin(self.layers)).collect();
        self.report(problem);
    }

    /// The optional section that the setting at hand stands in, in words and by its key, and what makes it present. One
    /// that is flattened has no key of its own.
    fn cause(&self) -> Option<(String, Option<String>, Hit)> {
        let frame = self.frames.iter().rev().find(|frame| frame.cause.is_some() || frame.place == ROOT)?;
        let cause = frame.cause?;
        if self.outline.is_flat(frame.place) {
            return Some(("any of its section".to_owned(), None, cause));
        }
        let path = self.outline.path(frame.place, &self.steps);
        Some((format!("`{}`", printable(&path)), Some(path), cause))
    }

    /// Warns of empty texts that do not count, where the setting has a value all the same.
    pub(super) fn warn_of_empties(&mut self, field: &Field) {
        let crate::schema::FieldKind::Leaf(spec) = field.kind() else { return };
        let required = !spec.is_optional() && field.derived_from().is_empty();
        let given = self.tape.state(self.slot) != crate::tape::State::Absent;
        if required && !given {
            return;
        }
        let empties = self.tape.empties(self.slot);
        let warnings = empties.map(|empty| {
            let warning = Problem::set_but_empty(empty.hit.origin(self.layers));
            warning.about(printable(&empty.key)).order(self.slot)
        });
        self.report.warnings.extend(warnings);
    }
}

const EMPTY: &str = "set but empty, which counts as not set, and required";
