//! Secrets: where they come from, how strong they are, and when they are changed.

use crate::checklist::Item;

/// The items of this group, in the order of the list.
pub fn items() -> Vec<Item> {
    Vec::new()
}
