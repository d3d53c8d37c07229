//! The sections of a loaded object, each with its place.

use std::any::TypeId;

use crate::loaded::{Loaded, Scope};
use crate::outline::Cursor;
use crate::spec::AnyLeaf;
use crate::visit::{AnySection, Id, Visit};

/// Where a section of a value stands, told by its type and address.
pub(crate) fn find_section(
    value: &dyn AnySection,
    loaded: &Loaded,
    scope: &Scope,
    identity: (TypeId, usize),
) -> Option<Scope> {
    let mut found = None;
    sections(value, loaded, scope, &mut |section, scope| {
        if found.is_none() && section.identity() == identity {
            found = Some(scope());
        }
    });
    found
}

/// What sees a section; the second tells where it stands.
type See<'a> = &'a mut dyn FnMut(&dyn AnySection, &dyn Fn() -> Scope);

/// Shows `see` a section and all in it, each before what it holds.
pub(crate) fn sections(value: &dyn AnySection, loaded: &Loaded, scope: &Scope, see: See<'_>) {
    see(value, &|| scope.clone());
    let cursor = Cursor::new(&loaded.outline, scope.place, scope.steps.clone());
    value.walk(&mut Finder { loaded, cursor, slot: scope.slot, see });
}

struct Finder<'a, 's> {
    loaded: &'a Loaded,
    cursor: Cursor<'a>,
    slot: u32,
    see: See<'s>,
}

impl Finder<'_, '_> {
    /// Looks at the section at a place, and into it.
    fn look(&mut self, place: u32, section: &dyn AnySection) {
        let (slot, cursor) = (self.slot, &self.cursor);
        (self.see)(section, &|| Scope { place, slot, steps: cursor.steps().clone() });
        section.walk(self);
    }
}

impl Visit for Finder<'_, '_> {
    fn leaf(&mut self, _: &dyn AnyLeaf) {
        self.slot = self.loaded.behind(self.slot);
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        let inside = self.loaded.enter(self.slot, self.cursor.field());
        let Some(section) = section else {
            self.slot = inside.behind;
            return self.cursor.pass();
        };
        self.slot = inside.slot;
        let place = self.cursor.enter();
        self.look(place, section);
        self.cursor.leave();
        self.slot = inside.resume(self.slot);
    }

    fn sections(&mut self, all: &[(Id<'_>, &dyn AnySection)]) {
        let header = self.slot;
        let slots = self.loaded.elements(header);
        for (id, section) in all {
            self.slot = slots.of(*id);
            let place = self.cursor.enter_one(id.step());
            self.look(place, *section);
            self.cursor.leave_one();
        }
        self.slot = self.loaded.behind(header);
        self.cursor.pass();
    }

    fn variant(&mut self, index: u16) {
        self.slot = self.slot.saturating_add(2);
        self.cursor.pass_to_variant(index);
    }
}
