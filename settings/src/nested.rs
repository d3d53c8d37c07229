//! What a section is to the engine: it can be built from a tape, and walked.

use std::any::TypeId;

use crate::assembly::{Assembly, Outcome};
use crate::leaf::AnyLeaf;
use crate::schema::Section;
use crate::{Nested, Settings};

/// Sees the values of a section, in the order of the declaration. For generated code.
pub trait Visit {
    /// A setting.
    fn leaf(&mut self, leaf: &dyn AnyLeaf);
    /// A section below, if it is there.
    fn section(&mut self, section: Option<&dyn AnySection>);
    /// A rule across the section's fields.
    fn rule(&mut self, outcome: Outcome);
}

/// A section with its type forgotten. For generated code.
pub trait AnySection {
    /// Shows `visitor` what stands in the section.
    fn walk(&self, visitor: &mut dyn Visit);
    /// The section's type and address: which one it is.
    fn identity(&self) -> (TypeId, usize);
}

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
