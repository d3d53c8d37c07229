//! The values of a loaded object, one after the other, each with its place in the declaration.

use crate::loaded::{Loaded, Scope};
use crate::outline::Cursor;
use crate::spec::AnyLeaf;
use crate::visit::{AnySection, Id, Visit};

/// What sees a value; the cursor stands at its field.
type See<'a> = &'a mut dyn FnMut(&Cursor<'_>, &dyn AnyLeaf);

/// Shows `see` the values of a section, in the order of the declaration.
pub(crate) fn leaves(value: &dyn AnySection, loaded: &Loaded, scope: &Scope, see: See<'_>) {
    let cursor = Cursor::new(&loaded.outline, scope.place, scope.steps.clone());
    value.walk(&mut Leaves { cursor, see });
}

struct Leaves<'a, 's> {
    cursor: Cursor<'a>,
    see: See<'s>,
}

impl Visit for Leaves<'_, '_> {
    fn leaf(&mut self, leaf: &dyn AnyLeaf) {
        (self.see)(&self.cursor, leaf);
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        let Some(section) = section else { return self.cursor.pass() };
        self.cursor.enter();
        section.walk(self);
        self.cursor.leave();
    }

    fn sections(&mut self, all: &[(Id<'_>, &dyn AnySection)]) {
        for (id, section) in all {
            self.cursor.enter_one(id.step());
            section.walk(self);
            self.cursor.leave_one();
        }
        self.cursor.pass();
    }

    fn variant(&mut self, index: u16) {
        self.cursor.pass_to_variant(index);
    }
}
