//! What people and tools read of a declaration: made of the same tables as every load, so that it cannot say anything else.

mod comment;
mod entry;
mod example;
mod reference;
mod template;
mod variables;

pub(crate) use self::reference::reference;
pub(crate) use self::template::{Format, template};
pub(crate) use self::variables::variables;
