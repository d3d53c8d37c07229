//! A setting that nobody gave: what is said of it, and how to give it.

use std::sync::Arc;

use super::Assembly;
use crate::key::printable;
use crate::layer::Hit;
use crate::outline::{Outline, ROOT};
use crate::problem::{Code, Problem};
use crate::schema::Field;

/// The sources of a loader: a report names no other ways to give a value than these.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) environment: bool,
    pub(crate) files: Vec<Arc<str>>,
}

impl Sources {
    /// How to give the setting.
    fn how_to_give(&self, outline: &Outline, place: u32, field: u16) -> String {
        let key = outline.key(place, field);
        let map = if outline.field(place, field).is_map() { "__<name>" } else { "" };
        let variable = format!("set the variable `{}{map}`", outline.variable(place, field));
        let file = match self.files.as_slice() {
            [] => String::new(),
            [only] => format!("write `{key}` in `{only}`"),
            [.., last] => format!("write `{key}` in a file, such as `{last}`"),
        };
        match (self.environment, file.as_str()) {
            (true, "") => variable,
            (true, file) => format!("{variable}, or {file}"),
            (false, "") => format!("give it in code: `Loader::value(\"{key}\", …)`"),
            (false, file) => file.to_owned(),
        }
    }
}

impl Assembly<'_> {
    /// Reports a required setting that no source gives, or gives no more than an empty text.
    pub(super) fn missing(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        let (place, field) = (frame.place, frame.field);
        let key = self.outline.key(place, field);
        let empties: Vec<Hit> = self.tape.empties(self.slot).map(|empty| empty.hit).collect();
        let mut message =
            if empties.is_empty() { "required, but no source gives it" } else { EMPTY }.to_owned();
        let mut because = None;
        if let Some((section, cause)) = self.cause() {
            message += &format!(", once `{section}` is given at all");
            because = Some(cause);
        }
        let code = if empties.is_empty() { Code::Missing } else { Code::SetButEmpty };
        let mut help = self.sources.how_to_give(self.outline, place, field);
        if !empties.is_empty() {
            help.insert_str(0, "give it a value: ");
        }
        if let (Some(cause), Some((section, _))) = (because, self.cause()) {
            help += &format!("; or take out what gives `{section}`: {}", cause.origin(self.layers));
        }
        let mut problem = Problem::new(code, message).about(key).advise(help);
        problem.origins = empties.iter().map(|hit| hit.origin(self.layers)).collect();
        self.report(problem);
    }

    /// The optional section that the setting at hand stands in, and what makes it present.
    fn cause(&self) -> Option<(String, Hit)> {
        let frame = self.frames.iter().rev().find(|frame| frame.cause.is_some() || frame.place == ROOT)?;
        frame.cause.map(|cause| (self.outline.path(frame.place), cause))
    }

    /// Warns of empty texts that do not count, where the setting has a value all the same.
    pub(super) fn warn_of_empties(&mut self, field: &Field) {
        let crate::schema::FieldKind::Leaf(spec) = field.kind() else { return };
        let required = !spec.is_optional();
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
