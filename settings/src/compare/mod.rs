//! Compares two loads of one declaration: what differs, where both came from, and how to get back.

mod elements;
mod hidden;
mod json;
mod load;
mod markdown;
mod outcome;
mod rollback;
mod run;
mod text;

pub use self::elements::Elements;
pub(crate) use self::load::Load;
pub use self::outcome::{Change, Difference, Kind, Section, Side};
pub(crate) use self::run::compare;
