//! Lists of sections that one source cannot give.

use super::Outline;
use crate::schema::{Field, FieldKind, Many};

impl Outline {
    /// True within a list of sections that a source cannot give: it comes whole from one source, and needs what this one may
    /// not give.
    pub(crate) fn is_in_closed_list(&self, mut place: u32, gives: &dyn Fn(&Field) -> bool) -> bool {
        while self.is_in_many(place) {
            if self.is_list(place) && self.needs_others(place, gives) {
                return true;
            }
            place = self.parent(place);
        }
        false
    }

    /// True for a section in which something is required that the source may not give.
    fn needs_others(&self, place: u32, gives: &dyn Fn(&Field) -> bool) -> bool {
        let section = self.section(place);
        (0..).zip(section.fields()).any(|(index, field)| match field.kind() {
            FieldKind::Leaf(spec) => !spec.is_optional() && field.derived_from().is_empty() && !gives(field),
            // Of the variants of a tagged section, one is chosen.
            FieldKind::Section { optional: false, many: Many::One, .. } if section.tag().is_none() => {
                self.needs_others(self.child(place, index), gives)
            }
            FieldKind::Section { .. } => false,
        })
    }
}
