//! A setting with its value, and the steps that its place gives.

use super::step::Step;
use crate::key::join;
use crate::leaf::Shape;
use crate::origin::{Origin, OriginKind};
use crate::outline::{Found, Outline};
use crate::schema::FieldKind;
use crate::spec::LeafSpec;
use crate::survey::Explained;
use crate::written::{Place, Written, dotenv};

/// The field with a key, below the key of what was loaded.
fn found(outline: &Outline, base: &str, key: &str) -> Option<Found> {
    outline.by_key(&join(base, key)).into_iter().next()
}

/// The declaration of a setting.
fn spec(outline: &Outline, base: &str, key: &str) -> Option<&'static dyn LeafSpec> {
    let found = found(outline, base, key)?;
    match outline.field(found.place, found.field).kind() {
        FieldKind::Leaf(spec) => Some(spec),
        FieldKind::Section { .. } => None,
    }
}

/// What is known of the type of a setting.
#[cfg(feature = "changes")]
pub(crate) fn shape(outline: &Outline, base: &str, key: &str) -> Option<Shape> {
    spec(outline, base, key).map(LeafSpec::shape)
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

    pub(super) fn is_hidden(&self) -> bool {
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
        let (value, spec) = (self.setting.value(), spec(self.outline, self.base, self.setting.key()));
        let shape = spec.map_or(Shape::SCALAR, LeafSpec::shape);
        let quoted = spec.is_some_and(|spec| spec.takes_quoted(value));
        let written = Written { name, above, table: &table, value, shape, quoted };
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

    pub(super) fn found(&self) -> Option<Found> {
        found(self.outline, self.base, self.setting.key())
    }

    /// The variable that gives the setting; with a name for any, where each entry has one of its own.
    pub(super) fn variable(&self) -> Option<String> {
        let found = self.found()?;
        let steps = self.outline.steps(found.place, &found.ids);
        let variable = self.outline.variable(found.place, found.field, &steps)?;
        Some(match &found.entry {
            Some(entry) => format!("{variable}__{}", entry.to_uppercase()),
            None => variable + self.outline.field(found.place, found.field).entry("__<name>"),
        })
    }
}

/// A place in a file as it is named: `settings.toml:2`.
fn place(origin: &Origin) -> String {
    let name = origin.name().unwrap_or_default();
    origin.line().map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"))
}
