//! Secrets: where they come from, how strong they are, and when they are changed.

mod delivery;
mod in_urls;
mod origins;
mod placeholder;
mod rotation;
mod shared;
mod source;
mod strength;

pub use self::delivery::Delivery;
pub use self::rotation::Rotation;
use crate::checklist::Item;

/// The items of this group, in the order of the list.
pub fn items() -> Vec<Item> {
    vec![
        source::item(),
        strength::item(),
        in_urls::item(),
        rotation::item(),
        rotation::due_item(),
        shared::item(),
        delivery::item(),
    ]
}
