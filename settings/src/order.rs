//! The rule on settings of which none may exceed the next.

use std::cmp::Ordering;

use crate::demand::{Complaint, Outcome};
use crate::spec::Reader;

/// What there is to compare of a setting: nothing, if it is absent. For generated code.
pub fn comparable<T, R: Reader<T>>(value: &T) -> Option<&R::Value> {
    R::value(value)
}

/// Each is at most the next; what is absent is passed over.
///
/// # Errors
///
/// Which ones are not in order.
pub fn ascending<V: PartialOrd + ?Sized>(values: &[Option<&V>]) -> Outcome {
    let mut at_fault = vec![false; values.len()];
    let mut before: Option<(usize, &V)> = None;
    for (at, value) in values.iter().enumerate() {
        let Some(value) = *value else { continue };
        if let Some((other, lower)) = before {
            // What cannot be compared stands in no order.
            if !matches!(lower.partial_cmp(value), Some(Ordering::Less | Ordering::Equal)) {
                at_fault[other] = true;
                at_fault[at] = true;
            }
        }
        before = Some((at, value));
    }
    if at_fault.contains(&true) { Err(Complaint::presence(&at_fault)) } else { Ok(()) }
}
