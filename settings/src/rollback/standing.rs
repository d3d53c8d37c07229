//! A setting with its value, and the steps that its place gives.

use super::step::Step;
use super::written::{Place, Written, dotenv};
use crate::input::mask_user_info;
use crate::key::join;
use crate::leaf::Shape;
use crate::origin::{Origin, OriginKind};
use crate::outline::{Found, Outline, ROOT};
use crate::review::ShownWithout;
use crate::schema::{Field, FieldKind};
use crate::survey::{Explained, REDACTED};

/// The field with a key, below the key of what was loaded.
fn found(outline: &Outline, base: &str, key: &str) -> Option<Found> {
    outline.by_key(&join(base, key)).into_iter().next()
}

/// What is known of the type of a setting.
pub(crate) fn shape(outline: &Outline, base: &str, key: &str) -> Option<Shape> {
    let found = found(outline, base, key)?;
    match outline.field(found.place, found.field).kind() {
        FieldKind::Leaf(spec) => Some(spec.shape()),
        FieldKind::Section { .. } => None,
    }
}

/// A setting as it stands, or stood.
pub(crate) struct Standing<'a> {
    pub(crate) outline: &'a Outline,
    /// The key of what was loaded: the setting's is relative to it.
    pub(crate) base: &'a str,
    pub(crate) setting: &'a Explained,
    /// True if its value is not shown whole, though it is public.
    pub(crate) masked: bool,
    /// True if the place that gave it may still give it, under a stronger one.
    pub(crate) is_there: bool,
}

impl Standing<'_> {
    /// What undoes that its place gives it; nothing if none does.
    pub(crate) fn taken_out(&self) -> Option<Step> {
        let (key, origin) = (self.setting.key(), self.setting.origin());
        let name = origin.name().unwrap_or_default();
        let place = place(origin);
        let (words, code): (&[&'static str], &[&str]) = match origin.kind() {
            OriginKind::Default | OriginKind::Derived | OriginKind::NotAtHand => return None,
            OriginKind::File => (&["take ", " out of "], &[key, &place]),
            OriginKind::Dotenv => (&["take the variable of ", " out of "], &[key, &place]),
            OriginKind::Variable => (&["unset "], &[name]),
            OriginKind::SecretFile => (&["remove the secret file "], &[name]),
            OriginKind::Flag => (&["leave out the flag "], &[name]),
            OriginKind::Code => (&["take ", " out of the code that gives it"], &[key]),
        };
        Some(Step::new(words, code))
    }

    /// What gives it this value again; nothing if no place did.
    pub(crate) fn put_back(&self) -> Option<Step> {
        if self.is_hidden() { self.out_of_vault() } else { self.written_again() }
    }

    /// What gives it this value again; where no place gave it, what undoes a change.
    pub(crate) fn restore(&self) -> Step {
        let value = self.setting.value();
        self.put_back().unwrap_or_else(|| match self.setting.origin().kind() {
            OriginKind::Derived => Step::taking_out("it then follows from other settings again"),
            _ if value == "none" => Step::taking_out("it is then not set again"),
            _ if self.masked || value == REDACTED => Step::taking_out("its default then holds again"),
            _ => {
                let mut step = Step::taking_out("its default ");
                step.tell(&["", " then holds again"], &[seen(value)]);
                step
            }
        })
    }

    /// What undoes that its place gives it, and what then holds; nothing if no place gives it, or nothing would hold.
    pub(crate) fn undo(&self) -> Option<Step> {
        let mut step = self.taken_out()?;
        if self.setting.origin().kind() == OriginKind::SecretFile {
            step.tell(&[", and the variable that names it, if one does"], &[]);
        }
        let found = self.found()?;
        let field = self.outline.field(found.place, found.field);
        match self.setting.overrode().first() {
            Some(weaker) if weaker.kind() != OriginKind::Default => {
                step.tell(&["; the value of ", " then holds"], &[&weaker.to_string()]);
            }
            Some(_) => match self.default_of(field) {
                _ if self.is_nothing_without(field) => step.tell(&["; it is then not set"], &[]),
                Some(default) => step.tell(&["; its default ", " then holds"], &[seen(&default)]),
                None => step.tell(&["; its default then holds"], &[]),
            },
            None if !field.derived_from().is_empty() => {
                step.tell(&["; it then follows from other settings"], &[]);
            }
            None if found.entry.is_some() => step.tell(&["; it is then not there"], &[]),
            None => return None,
        }
        if let Some(section) = self.section_that_may_go(&found) {
            step.tell(&[", if something else in ", " is given"], &[&section]);
        }
        Some(step)
    }

    /// The section around it that is not there, or as its own default has it, once nothing in it is given.
    fn section_that_may_go(&self, found: &Found) -> Option<String> {
        let mut place = found.place;
        while place != ROOT {
            if self.outline.is_optional(place) {
                let path = self.outline.path(place, &self.outline.steps(found.place, &found.ids));
                return Some(
                    path.strip_prefix(self.base).unwrap_or(&path).trim_start_matches('.').to_owned(),
                );
            }
            place = self.outline.parent(place);
        }
        None
    }

    /// True for an option without a default.
    fn is_nothing_without(&self, field: &Field) -> bool {
        let FieldKind::Leaf(spec) = field.kind() else { return false };
        spec.shape().optional && ShownWithout(spec).to_string() == "none"
    }

    /// The default as it is shown; nothing if it may not be shown.
    fn default_of(&self, field: &Field) -> Option<String> {
        match field.kind() {
            FieldKind::Leaf(spec) if !field.is_map() && !self.is_hidden() => {
                Some(mask_user_info(&ShownWithout(spec).to_string()).into_owned())
            }
            FieldKind::Leaf(_) | FieldKind::Section { .. } => None,
        }
    }

    fn is_hidden(&self) -> bool {
        self.setting.is_secret() || self.masked
    }

    /// The step for a value that is not shown: the names, and nothing else.
    fn out_of_vault(&self) -> Option<Step> {
        let (key, origin) = (self.setting.key(), self.setting.origin());
        let place = place(origin);
        let into = match origin.kind() {
            OriginKind::Default | OriginKind::Derived | OriginKind::NotAtHand => return self.written_again(),
            _ if self.setting.value() == "none" => return self.written_again(),
            OriginKind::Variable => " back into the variable ",
            OriginKind::SecretFile => " back into the secret file ",
            OriginKind::File | OriginKind::Dotenv => " back into ",
            OriginKind::Flag => " back into the flag ",
            OriginKind::Code => " back into the code that gives it, from your vault",
        };
        Some(match origin.kind() {
            OriginKind::Code => Step::new(&["put the old value of ", into], &[key]),
            _ => self.there(&["put the old value of ", into, ", from your vault"], &[key, &place]),
        })
    }

    /// The step for a public value, which is there as it is to be written.
    fn written_again(&self) -> Option<Step> {
        let (key, value) = (self.setting.key(), self.setting.value());
        let origin = self.setting.origin();
        let name = origin.name().unwrap_or_default();
        let step = match origin.kind() {
            OriginKind::Default | OriginKind::Derived | OriginKind::NotAtHand => return None,
            OriginKind::File => self.in_file(origin),
            OriginKind::Dotenv => match self.variable() {
                Some(variable) => {
                    let line = format!("{variable}={}", dotenv(value));
                    self.there(&["put ", " back in "], &[&line, &place(origin)])
                }
                None => Step::new(&["set ", " back to ", " in "], &[key, value, &place(origin)]),
            },
            OriginKind::Variable => self.there(&["set ", " back to "], &[name, value]),
            OriginKind::Flag => Step::new(&["give the flag ", " again"], &[&format!("{name}={value}")]),
            OriginKind::SecretFile => Step::new(&["put ", " back into "], &[value, name]),
            OriginKind::Code => Step::new(&["give ", " the value ", " in the code again"], &[key, value]),
        };
        Some(step)
    }

    /// A step; with words that say so where the old value may be there still.
    fn there(&self, words: &[&'static str], code: &[&str]) -> Step {
        let mut step = Step::new(words, code);
        if self.is_there {
            step.tell(&[", unless it is still there"], &[]);
        }
        step
    }

    fn in_file(&self, origin: &Origin) -> Step {
        // What is checked may be a section, and the file has it with all that is around it.
        let (whole, found) = (join(self.base, self.setting.key()), self.found());
        let (name, table) = found.as_ref().map_or((whole.as_str(), Vec::new()), |found| self.named(found));
        let (name, table) = if whole.ends_with(name) { (name, table) } else { (&*whole, Vec::new()) };
        let above = whole.strip_suffix(name).unwrap_or_default().trim_end_matches('.');
        let shape = shape(self.outline, self.base, self.setting.key()).unwrap_or(Shape::SCALAR);
        let written = Written { name, above, table: &table, value: self.setting.value(), shape };
        let place = place(origin);
        match written.of_file(origin.name().unwrap_or_default()) {
            Place::Whole(line) => self.there(&["put ", " back in "], &[&line, &place]),
            Place::Under(line, under) => {
                self.there(&["put ", " back under ", " in "], &[&line, &under, &place])
            }
            Place::OneOfMany(line, under) => {
                self.there(&["put ", " back under ", " (", ") in "], &[&line, &under, above, &place])
            }
            Place::Json(value) => {
                let words = ["give ", " its old value back in ", ", here as JSON: "];
                self.there(&words, &[self.setting.key(), &place, &value])
            }
        }
    }

    /// The last name of the key, and those that lead to it.
    fn named<'a>(&self, found: &'a Found) -> (&'a str, Vec<String>) {
        let field = self.outline.field(found.place, found.field);
        let mut table = self.outline.names_to(found.place, &self.outline.steps(found.place, &found.ids));
        match &found.entry {
            Some(entry) => {
                table.push(field.key().to_owned());
                (entry, table)
            }
            None => (field.key(), table),
        }
    }

    fn found(&self) -> Option<Found> {
        found(self.outline, self.base, self.setting.key())
    }

    /// The variable that gives the setting.
    fn variable(&self) -> Option<String> {
        let found = self.found()?;
        let steps = self.outline.steps(found.place, &found.ids);
        let variable = self.outline.variable(found.place, found.field, &steps)?;
        Some(match &found.entry {
            Some(entry) => format!("{variable}__{}", entry.to_uppercase()),
            None => variable,
        })
    }
}

/// A value that is nothing has to be seen as well.
fn seen(value: &str) -> &str {
    if value.is_empty() { "\"\"" } else { value }
}

/// A place in a file as it is named: `settings.toml:2`.
fn place(origin: &Origin) -> String {
    let name = origin.name().unwrap_or_default();
    origin.line().map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"))
}
