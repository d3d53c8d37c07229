//! How to get back: what to do, step by step, so that a setting is again as it was.

use super::load::{Load, is_same_place};
use crate::leaf::Shape;
use crate::origin::Origin;
use crate::rollback::{self, Standing, Step};
use crate::survey::Explained;

/// What is known of the type of a setting.
pub(super) fn shape(load: &Load<'_>, key: &str) -> Option<Shape> {
    rollback::shape(&load.loaded.outline, &load.base(), key)
}

/// What to do so that a setting is again as it was before; `masked` if its old value is not shown whole.
pub(super) fn steps(
    load: &Load<'_>,
    before: Option<&Explained>,
    after: Option<&Explained>,
    masked: bool,
) -> Vec<Step> {
    let (outline, base) = (&load.loaded.outline, load.base());
    let standing = |setting, masked, is_there| Standing { outline, base: &base, setting, masked, is_there };
    let mut steps = Vec::new();
    let is_new = |origin: &Origin| {
        let mut known = before.iter().flat_map(|one| std::iter::once(one.origin()).chain(one.overrode()));
        !known.any(|known| is_same_place(known, origin))
    };
    if let Some(after) = after.filter(|after| is_new(after.origin())) {
        steps.extend(standing(after, masked, false).taken_out());
    }
    if let Some(before) = before {
        let is_there = after.is_some_and(|after| {
            after.overrode().iter().any(|weaker| is_same_place(weaker, before.origin()))
        });
        steps.extend(standing(before, masked, is_there).put_back());
    }
    steps
}

/// What brings a section back of which no place gives a value.
pub(super) fn section_of(key: &str) -> Step {
    Step::new(&["have the section again that ", " stood in: all in it was there by default"], &[key])
}
