//! A setting that nobody gave: what is said of it, and how to give it.

use std::sync::Arc;

use super::Assembly;
use crate::key::printable;
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
    /// How a value is given in code: what stands before its key, and behind the value.
    pub(crate) in_code: [&'static str; 2],
}

impl Default for Sources {
    fn default() -> Self {
        Self { environment: false, files: Vec::new(), in_code: ["Loader::value(", ")"] }
    }
}

impl Sources {
    /// How to give the setting.
    fn how_to_give(&self, outline: &Outline, place: u32, field: u16, steps: &Steps) -> String {
        let key = printable(&outline.key(place, field, steps));
        let only_from = outline.field(place, field).sources();
        let may = |kind| only_from.is_empty() || only_from.contains(&kind);
        let variable = variable(outline, place, field, steps);
        // Where nothing else may give it, the variable is named though the environment is not read: that is the mistake.
        let variable =
            variable.filter(|_| may(OriginKind::Variable) && (self.environment || !only_from.is_empty()));
        let variable = variable.map(|variable| format!("set the variable `{variable}`"));
        let files = if may(OriginKind::File) { &*self.files } else { &[] };
        let file = match files {
            [] => String::new(),
            [only] => format!("write `{key}` in `{only}`"),
            [.., last] => format!("write `{key}` in a file, such as `{last}`"),
        };
        match (variable, file.as_str()) {
            (Some(variable), "") => variable,
            (Some(variable), file) => format!("{variable}, or {file}"),
            (None, "") => {
                let [before, behind] = self.in_code;
                format!("give it in code: `{before}\"{key}\", …{behind}`")
            }
            (None, file) => file.to_owned(),
        }
    }
}

/// The variable that gives a field, or an example of those that give a part of it.
fn variable(outline: &Outline, place: u32, index: u16, steps: &Steps) -> Option<String> {
    let field = outline.field(place, index);
    match field.many() {
        Some(_) => outline.variable(outline.child(place, index), 0, steps),
        None => {
            let map = if field.is_map() { "__<name>" } else { "" };
            outline.variable(place, index, steps).map(|variable| variable + map)
        }
    }
}

impl Assembly<'_> {
    /// How to give the setting at hand.
    pub(super) fn how_to_give(&self) -> String {
        let (place, field) = self.frames.last().map_or((ROOT, 0), |frame| (frame.place, frame.field));
        self.sources.how_to_give(self.outline, place, field, &self.steps)
    }

    /// Reports a required setting that no source gives, or gives no more than an empty text.
    pub(super) fn missing(&mut self) {
        let key = printable(&self.key());
        let empties: Vec<Hit> = self.tape.empties(self.slot).map(|empty| empty.hit).collect();
        let mut message =
            if empties.is_empty() { "required, but no source gives it" } else { EMPTY }.to_owned();
        let mut because = None;
        if let Some((section, cause)) = self.cause() {
            message += &format!(", once `{section}` is given at all");
            because = Some(cause);
        }
        let code = if empties.is_empty() { Code::Missing } else { Code::SetButEmpty };
        let mut help = self.how_to_give();
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
        frame.cause.map(|cause| (printable(&self.outline.path(frame.place, &self.steps)), cause))
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
