//! How the values of a section are seen, one after the other, by whoever explains or checks them.

use std::any::{Any, TypeId};

use crate::demand::Outcome;
use crate::spec::AnyLeaf;

/// Sees the values of a section, in the order of the declaration. For generated code.
pub trait Visit {
    /// A setting.
    fn leaf(&mut self, leaf: &dyn AnyLeaf);
    /// A section below, if it is there.
    fn section(&mut self, section: Option<&dyn AnySection>);
    /// The sections of a list or a map.
    fn sections(&mut self, all: &[(Id<'_>, &dyn AnySection)]);
    /// Which variant a tagged section is. Its section follows, if it has one, and nothing else.
    fn variant(&mut self, index: u16);
    /// True if it is to see the outcomes of rules: whoever only looks at values has no function of the service run.
    fn judges(&self) -> bool {
        false
    }
    /// A rule across the section's fields.
    fn rule(&mut self, _: Outcome) {}
}

/// Which section of many one is.
#[derive(Clone, Copy, Debug)]
pub enum Id<'a> {
    /// Its place in a list, from 0.
    Index(usize),
    /// Its name in a map.
    Name(&'a str),
}

impl Id<'_> {
    /// What it adds to the key of the list or map.
    pub(crate) fn step(self) -> String {
        match self {
            Self::Index(index) => format!("[{index}]"),
            Self::Name(name) => format!(".{name}"),
        }
    }
}

/// A section with its type forgotten. For generated code.
pub trait AnySection {
    /// Shows `visitor` what stands in the section.
    fn walk(&self, visitor: &mut dyn Visit);
    /// The section's type and address: which one it is.
    fn identity(&self) -> (TypeId, usize);
    /// The section, to be asked for its type.
    fn as_any(&self) -> &dyn Any;
}
