//! What a section is to the engine: it can be built from a tape, and walked.

use std::any::TypeId;

use crate::assembly::Assembly;
use crate::schema::Section;
use crate::visit::{AnySection, Visit};
use crate::{Nested, Settings};

impl<S: Settings> AnySection for S {
    fn walk(&self, visitor: &mut dyn Visit) {
        self.visit(visitor);
    }

    fn identity(&self) -> (TypeId, usize) {
        (TypeId::of::<S>(), std::ptr::from_ref(self).addr())
    }
}

impl<S: Settings> Nested for S {
    const SECTION: &'static Section = <S as Settings>::SECTION;
    const OPTIONAL: bool = false;

    fn assemble(assembly: &mut Assembly<'_>) -> Option<Self> {
        assembly.inside(S::build)
    }

    fn section(&self) -> Option<&dyn AnySection> {
        Some(self)
    }
}

impl<S: Settings> Nested for Option<S> {
    const SECTION: &'static Section = <S as Settings>::SECTION;
    const OPTIONAL: bool = true;

    fn assemble(assembly: &mut Assembly<'_>) -> Option<Self> {
        assembly.inside_optional(S::build)
    }

    fn section(&self) -> Option<&dyn AnySection> {
        self.as_ref().map(|section| section as &dyn AnySection)
    }
}
