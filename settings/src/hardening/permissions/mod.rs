//! Permissions: of files, of the process, of accounts, of destinations.

use crate::checklist::Item;

/// The items of this group, in the order of the list.
pub fn items() -> Vec<Item> {
    Vec::new()
}
