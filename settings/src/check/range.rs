//! `range(min = …, max = …)`: not below the one, not above the other.

use std::fmt;

use crate::demand::{Check, Complaint};
use crate::leaf::Leaf;

/// Not below `min`, not above `max`; a bound may be left out.
#[derive(Debug)]
pub struct Range<V> {
    min: Option<V>,
    max: Option<V>,
}

impl<V> Range<V> {
    /// A range with these bounds, both inside it.
    pub const fn new(min: Option<V>, max: Option<V>) -> Self {
        Self { min, max }
    }
}

/// A bound, shown as a value of the setting would be.
struct Bound<'a, V>(&'a V);

impl<V: Leaf> fmt::Display for Bound<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

impl<V: Leaf + PartialOrd> Check<V> for Range<V> {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) => write!(f, "between {} and {}", Bound(min), Bound(max)),
            (Some(min), None) => write!(f, "at least {}", Bound(min)),
            (None, Some(max)) => write!(f, "at most {}", Bound(max)),
            (None, None) => f.write_str("anything"),
        }
    }

    fn check(&self, value: &V) -> Result<(), Complaint> {
        let above = self.min.as_ref().is_none_or(|min| value >= min);
        let below = self.max.as_ref().is_none_or(|max| value <= max);
        if above && below { Ok(()) } else { Err(Complaint::unmet()) }
    }
}
