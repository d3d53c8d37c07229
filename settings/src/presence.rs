//! Rules on which settings are given: all or none, at most one, exactly one, others where one is.

use crate::demand::{Complaint, Outcome};

/// A setting that may be absent. For generated code.
#[diagnostic::on_unimplemented(
    message = "a setting of the type `{Self}` is always there",
    label = "is never absent",
    note = "a rule on which settings are given reads settings and sections that are an `Option`"
)]
pub trait Presence {
    /// True if it is there.
    fn is_present(&self) -> bool;
}

impl<T> Presence for Option<T> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
}

/// All are given, or none is.
///
/// # Errors
///
/// Which ones are.
pub fn both_or_none(given: &[bool]) -> Outcome {
    judge(given, |count| count == 0 || count == given.len())
}

/// No more than one is given.
///
/// # Errors
///
/// Which ones are.
pub fn at_most_one(given: &[bool]) -> Outcome {
    judge(given, |count| count <= 1)
}

/// One is given, and no other.
///
/// # Errors
///
/// Which ones are.
pub fn exactly_one(given: &[bool]) -> Outcome {
    judge(given, |count| count == 1)
}

/// Where the first is given, all others are.
///
/// # Errors
///
/// Which ones are.
pub fn requires(given: &[bool]) -> Outcome {
    judge(given, |count| count == given.len() || given.first() != Some(&true))
}

fn judge(given: &[bool], allowed: impl Fn(usize) -> bool) -> Outcome {
    let count = given.iter().filter(|given| **given).count();
    if allowed(count) { Ok(()) } else { Err(Complaint::presence(given)) }
}
