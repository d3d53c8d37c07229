//! How the values of a section are seen, one after the other, by whoever explains or checks them.

use std::any::TypeId;

use crate::demand::Outcome;
use crate::spec::AnyLeaf;

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
