//! Logs, and what errors tell.

mod form;
mod level;
mod redaction;
mod verbosity;

pub use self::form::{Format, LogForm, Sink, Time};
pub use self::level::Level;
pub use self::redaction::Redaction;
pub use self::verbosity::{ErrorBodies, Verbosity};
use crate::checklist::Item;

/// The items of this group, in the order of the list.
pub fn items() -> Vec<Item> {
    vec![verbosity::item(), redaction::item(), form::item()]
}
