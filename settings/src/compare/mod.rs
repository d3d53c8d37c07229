//! Compares two loads of one declaration: what differs, where both came from, and how to get back.

mod elements;
mod hidden;
mod json;
mod markdown;
mod outcome;
mod rollback;
mod run;
mod text;
mod written;

pub use self::elements::Elements;
pub use self::outcome::{Change, Difference, Kind, Section, Side};
pub use self::rollback::Step;
pub(crate) use self::run::{Load, compare};
