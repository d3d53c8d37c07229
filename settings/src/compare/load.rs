//! One of the two loads.

use std::path::Path;

use crate::loaded::{Loaded, Scope};
use crate::origin::{Origin, OriginKind};
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

    /// Where another load has what this one has at a place: with both in folders of their own, the file of the same name.
    pub(super) fn place_in(&self, other: &Self, origin: &Origin) -> Origin {
        let [own, theirs] = [self, other].map(|load| load.loaded.root().unwrap_or(Path::new("")));
        let name = origin.name().filter(|name| own != theirs && is_path(origin, name));
        let Some(inside) = name.and_then(|name| Path::new(name).strip_prefix(own).ok()) else {
            return origin.clone();
        };
        Origin { name: Some(theirs.join(inside).to_string_lossy().into()), ..origin.clone() }
    }
}

/// True if the name of a place is that of a file, and not that of a text in code.
fn is_path(origin: &Origin, name: &str) -> bool {
    let of_file = matches!(origin.kind(), OriginKind::File | OriginKind::Dotenv | OriginKind::SecretFile);
    of_file && !name.starts_with('<')
}

/// True for two origins at one place, on whatever line.
pub(super) fn is_same_place(one: &Origin, other: &Origin) -> bool {
    (one.kind(), one.name()) == (other.kind(), other.name())
}
