//! `range(min = …, max = …)`: not below the one, not above the other.

use std::cmp::Ordering;
use std::fmt;

use crate::demand::{Check, Complaint};
use crate::leaf::Leaf;

/// Not below `min`, not above `max`; a bound may be left out.
///
/// How a value compares with a bound is asked of the type where the check is made, and not where it is run: the compiler
/// says there what a type lacks, and in words of its own.
#[derive(Debug)]
pub struct Range<B, V: ?Sized> {
    min: Option<B>,
    max: Option<B>,
    compare: fn(&V, &B) -> Option<Ordering>,
}

impl<B, V: Ranged<B> + ?Sized> Range<B, V> {
    /// A range with these bounds, both inside it.
    pub const fn new(min: Option<B>, max: Option<B>) -> Self {
        Self { min, max, compare: V::compare }
    }
}

/// A bound, shown as a value of the setting would be.
struct Bound<'a, B>(&'a B);

impl<B: Leaf> fmt::Display for Bound<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

impl<B: Leaf, V: ?Sized> Check<V> for Range<B, V> {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) => write!(f, "between {} and {}", Bound(min), Bound(max)),
            (Some(min), None) => write!(f, "at least {}", Bound(min)),
            (None, Some(max)) => write!(f, "at most {}", Bound(max)),
            (None, None) => f.write_str("anything"),
        }
    }

    fn check(&self, value: &V) -> Result<(), Complaint> {
        let compare = |bound| (self.compare)(value, bound);
        let above = self.min.as_ref().is_none_or(|min| compare(min).is_some_and(Ordering::is_ge));
        let below = self.max.as_ref().is_none_or(|max| compare(max).is_some_and(Ordering::is_le));
        if above && below { Ok(()) } else { Err(Complaint::unmet()) }
    }
}

/// What lies between two bounds, or does not.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be in a range of `{B}`",
    label = "compares the value with bounds of its own type",
    note = "the number of a text's characters, or of a list's elements, is told by `length(min = 1, max = 10)`"
)]
pub trait Ranged<B> {
    /// Less than the bound, equal to it, more than it, or neither.
    fn compare(&self, bound: &B) -> Option<Ordering>;
}

impl<V: PartialOrd> Ranged<V> for V {
    fn compare(&self, bound: &V) -> Option<Ordering> {
        self.partial_cmp(bound)
    }
}
