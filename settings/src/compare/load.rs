//! One of the two loads.

use crate::loaded::{Loaded, Scope};
use crate::origin::Origin;
use crate::visit::AnySection;

/// One of two loads.
#[derive(Clone, Copy)]
pub(crate) struct Load<'a> {
    pub(crate) value: &'a dyn AnySection,
    pub(crate) loaded: &'a Loaded,
    pub(crate) scope: &'a Scope,
}

impl Load<'_> {
    /// The key of what was compared: all keys are relative to it.
    pub(super) fn base(&self) -> String {
        self.loaded.outline.path(self.scope.place, &self.scope.steps)
    }
}

/// True for two origins at one place, on whatever line.
pub(super) fn is_same_place(one: &Origin, other: &Origin) -> bool {
    (one.kind(), one.name()) == (other.kind(), other.name())
}
