//! How to get back: what to do, step by step, so that a setting has the value that it had.

use super::load::{Load, is_same_place};
use super::step::Step;
use super::written::{Place, Written};
use crate::key::join;
use crate::leaf::Shape;
use crate::origin::{Origin, OriginKind};
use crate::outline::Found;
use crate::schema::FieldKind;
use crate::survey::Explained;

/// The field with a key.
fn found(load: &Load<'_>, key: &str) -> Option<Found> {
    load.loaded.outline.by_key(&join(&load.base(), key)).into_iter().next()
}

/// What is known of the type of a setting.
pub(super) fn shape(load: &Load<'_>, key: &str) -> Option<Shape> {
    let found = found(load, key)?;
    match load.loaded.outline.field(found.place, found.field).kind() {
        FieldKind::Leaf(spec) => Some(spec.shape()),
        FieldKind::Section { .. } => None,
    }
}

/// What to do so that a setting is again as it was before; `masked` if its old value is not shown whole.
pub(super) fn steps(
    load: &Load<'_>,
    before: Option<&Explained>,
    after: Option<&Explained>,
    masked: bool,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let is_new = |origin: &Origin| {
        let mut known = before.iter().flat_map(|one| std::iter::once(one.origin()).chain(one.overrode()));
        !known.any(|known| is_same_place(known, origin))
    };
    if let Some(after) = after.filter(|after| is_new(after.origin())) {
        steps.extend(taken_out(after.key(), after.origin()));
    }
    if let Some(before) = before {
        let is_there = after.is_some_and(|after| {
            after.overrode().iter().any(|weaker| is_same_place(weaker, before.origin()))
        });
        let old = Old { load, setting: before, is_there };
        steps.extend(if before.is_secret() || masked { old.out_of_vault() } else { old.put_back() });
    }
    steps
}

/// What brings a section back of which no place gives a value.
pub(super) fn section_of(key: &str) -> Step {
    Step::new(&["have the section again that ", " stood in: all in it was there by default"], &[key])
}

/// What undoes that a place gives a setting.
fn taken_out(key: &str, origin: &Origin) -> Option<Step> {
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

/// A place in a file as it is named: `settings.toml:2`.
fn place(origin: &Origin) -> String {
    let name = origin.name().unwrap_or_default();
    origin.line().map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"))
}

/// A setting as it was.
struct Old<'a> {
    load: &'a Load<'a>,
    setting: &'a Explained,
    /// True if the place that gave it still gives a value, under a stronger one.
    is_there: bool,
}

impl Old<'_> {
    /// The step for a value that is not shown: the names, and nothing else.
    fn out_of_vault(&self) -> Option<Step> {
        let (key, origin) = (self.setting.key(), self.setting.origin());
        let place = place(origin);
        let into = match origin.kind() {
            OriginKind::Default | OriginKind::Derived | OriginKind::NotAtHand => return self.put_back(),
            _ if self.setting.value() == "none" => return self.put_back(),
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
    fn put_back(&self) -> Option<Step> {
        let (key, value) = (self.setting.key(), self.setting.value());
        let origin = self.setting.origin();
        let name = origin.name().unwrap_or_default();
        let step = match origin.kind() {
            OriginKind::Default | OriginKind::Derived | OriginKind::NotAtHand => return None,
            OriginKind::File => self.in_file(origin),
            OriginKind::Dotenv => match self.variable() {
                Some(variable) => {
                    let line = format!("{variable}={}", super::written::dotenv(value));
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
            step.add(", unless it is still there");
        }
        step
    }

    fn in_file(&self, origin: &Origin) -> Step {
        let (key, found) = (self.setting.key(), found(self.load, self.setting.key()));
        let outline = &self.load.loaded.outline;
        let name = found.as_ref().map(|found| match &found.entry {
            Some(entry) => entry.as_str(),
            None => outline.field(found.place, found.field).key(),
        });
        let name = name.filter(|name| key.ends_with(name)).unwrap_or(key);
        let above = key.strip_suffix(name).unwrap_or_default().trim_end_matches('.');
        let shape = shape(self.load, key).unwrap_or(Shape::SCALAR);
        let written = Written { name, above, value: self.setting.value(), shape };
        let place = place(origin);
        match written.of_file(origin.name().unwrap_or_default()) {
            Place::Whole(line) => self.there(&["put ", " back in "], &[&line, &place]),
            Place::Under(line) => self.there(&["put ", " back under ", " in "], &[&line, above, &place]),
            Place::Json(value) => {
                self.there(&["give ", " its old value back in ", ", here as JSON: "], &[key, &place, &value])
            }
        }
    }

    /// The variable that gives the setting.
    fn variable(&self) -> Option<String> {
        let outline = &self.load.loaded.outline;
        let found = found(self.load, self.setting.key())?;
        let steps = outline.steps(found.place, &found.ids);
        let variable = outline.variable(found.place, found.field, &steps)?;
        Some(match &found.entry {
            Some(entry) => format!("{variable}__{}", entry.to_uppercase()),
            None => variable,
        })
    }
}
