//! What holds without the value that a setting has, and how to have that.

use super::standing::Standing;
use super::step::Step;
use crate::input::mask_user_info;
use crate::key::{FILE_ENDING, is_within};
use crate::origin::OriginKind;
use crate::outline::{Found, Outline, ROOT};
use crate::schema::{Field, FieldKind, Many};
use crate::spec::ShownWithout;
use crate::survey::{Explained, REDACTED};

impl Standing<'_> {
    /// What gives it this value again; where no place gave it, what undoes a change.
    pub(crate) fn restore(&self) -> Step {
        let (value, kind) = (self.setting.value(), self.setting.origin().kind());
        if let Some(step) = self.put_back() {
            return step;
        }
        let Some(found) = self.found().filter(|_| kind != OriginKind::NotAtHand) else {
            let words = ["put the old value of ", " back to where it was, from your vault"];
            return Step::new(&words, &[self.setting.key()]);
        };
        let field = self.outline.field(found.place, found.field);
        let mut step = taken_out_anywhere(self.setting.key(), field, self.variable().as_deref());
        match kind {
            OriginKind::Derived => {
                self.tell_derived(field, &found, &mut step);
                step.tell(&[" again"], &[]);
            }
            _ if value == "none" => step.tell(&["; it is then not set again"], &[]),
            _ if self.masked || value == REDACTED => {
                step.tell(&["; its default then holds again"], &[]);
            }
            _ => step.tell(&["; its default ", " then holds again"], &[seen(value)]),
        }
        step
    }

    /// What undoes that its place gives it, and what then holds; nothing if no place gives it, or nothing would hold. `all`
    /// are the settings that it was loaded with.
    pub(crate) fn undo(&self, all: &[Explained]) -> Option<Step> {
        let mut step = self.taken_out()?;
        if self.setting.origin().kind() == OriginKind::SecretFile {
            step.tell(&[", and the variable that names it, if one does"], &[]);
        }
        let found = self.found()?;
        let field = self.outline.field(found.place, found.field);
        match self.setting.overrode().first() {
            Some(weaker) if weaker.kind() != OriginKind::Default => {
                step.tell(&["; the value of ", " then holds"], &[&weaker.to_string()]);
                return Some(step);
            }
            Some(_) => match self.default_of(field) {
                _ if is_nothing_without(field) => step.tell(&["; it is then not set"], &[]),
                Some(default) => step.tell(&["; its default ", " then holds"], &[seen(&default)]),
                None => step.tell(&["; its default then holds"], &[]),
            },
            None if !field.derived_from().is_empty() => self.tell_derived(field, &found, &mut step),
            None if found.entry.is_some() => step.tell(&["; it is then not there"], &[]),
            None => return None,
        }
        self.tell_section_that_may_go(&found, all, &mut step);
        Some(step)
    }

    /// `; it then follows from ` and the keys of what it is derived from.
    fn tell_derived(&self, field: &Field, found: &Found, step: &mut Step) {
        let steps = self.outline.steps(found.place, &found.ids);
        let reads = field.derived_from().iter().filter_map(|path| {
            let (place, field) = self.outline.read_by_rule(found.place, path)?;
            Some(self.relative(&self.outline.key(place, field, &steps)))
        });
        for (at, key) in reads.enumerate() {
            step.tell(&[if at == 0 { "; it then follows from " } else { " and " }, ""], &[&key]);
        }
    }

    /// Says what becomes of the section around it that need not be there, unless something else in it is given for certain.
    fn tell_section_that_may_go(&self, found: &Found, all: &[Explained], step: &mut Step) {
        let mut place = found.place;
        while place != ROOT && !self.outline.is_optional(place) {
            place = self.outline.parent(place);
        }
        if place == ROOT {
            return;
        }
        let section = self.outline.path(place, &self.outline.steps(found.place, &found.ids));
        let section = self.relative(&section);
        let kinds = [OriginKind::Default, OriginKind::Derived, OriginKind::NotAtHand];
        let stays = all.iter().any(|other| {
            other.key() != self.setting.key()
                && is_within(other.key(), &section)
                && !kinds.contains(&other.origin().kind())
        });
        if stays {
            return;
        }
        let then = match self.outline.field_of(place).default_as_written() {
            Some(_) => ", it is as its own default has it",
            None => ", it is not set",
        };
        // An empty table is enough of a section to be there.
        step.tell(&["; once nothing of ", " is left, not even its table"], &[&section]);
        step.tell(&[then], &[]);
    }

    /// The key as the report has it: relative to what was loaded.
    fn relative(&self, key: &str) -> String {
        key.strip_prefix(self.base).unwrap_or(key).trim_start_matches('.').to_owned()
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
}

/// What undoes a change by which a setting of a section is there that is not; `key` is the setting's.
pub(crate) fn not_there(outline: &Outline, place: u32, index: u16, key: &str) -> Step {
    let (mut around, steps) = (place, outline.steps_of_free(place, "…", None));
    let may_go = |place| outline.is_optional(place) || outline.field_of(place).many() != Some(Many::One);
    // Which variant of a section is there, its tag says; there is nothing to take out but the setting.
    while around != ROOT && !may_go(around) && !outline.is_flat(around) {
        around = outline.parent(around);
    }
    let named = outline.steps_of_free(place, "…", Some("<name>"));
    let section = (around != ROOT && may_go(around)).then(|| outline.path(around, &named));
    let field = outline.field(place, index);
    let variable = outline.variable(place, index, &steps).map(|name| name + field.entry("__<name>"));
    let mut step = taken_out_anywhere(section.as_deref().unwrap_or(key), field, variable.as_deref());
    step.tell(&["; it is then not there again"], &[]);
    step
}

/// Takes something out wherever it may have been put in: of the file of settings by its key, or by the variable.
fn taken_out_anywhere(key: &str, field: &Field, variable: Option<&str>) -> Step {
    let of_file = field.may_come_from(OriginKind::File);
    let by_file = field.is_secret() && field.may_come_from(OriginKind::SecretFile);
    let by_variable = field.may_come_from(OriginKind::Variable);
    let plain = variable.filter(|_| by_variable).map(str::to_owned);
    let of_secret = variable.filter(|_| by_file).map(|name| format!("{name}{FILE_ENDING}"));
    let mut step = Step::new(&[], &[]);
    if of_file {
        step.tell(&["take ", " out of the file of settings"], &[key]);
    }
    for (at, name) in plain.into_iter().chain(of_secret).enumerate() {
        let words = match at {
            0 if of_file => ", or unset ",
            0 => "unset ",
            _ => " or ",
        };
        step.tell(&[words, ""], &[&name]);
    }
    if step.codes().next().is_none() { Step::new(&["take out what was put in"], &[]) } else { step }
}

/// True for an option without a default.
fn is_nothing_without(field: &Field) -> bool {
    let FieldKind::Leaf(spec) = field.kind() else { return false };
    spec.shape().optional && ShownWithout(spec).to_string() == "none"
}

/// A value that is nothing has to be seen as well.
fn seen(value: &str) -> &str {
    if value.is_empty() { "\"\"" } else { value }
}
