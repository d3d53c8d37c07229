//! `length(min = …, max = …)`: so many characters of a text, so many elements of a list.

use std::fmt;

use crate::demand::{Check, Complaint};

/// At least `min` and at most `max` characters of a text, or elements of a list.
#[derive(Debug)]
pub struct Length {
    min: Option<usize>,
    max: Option<usize>,
}

impl Length {
    /// A length within these bounds.
    pub const fn new(min: Option<usize>, max: Option<usize>) -> Self {
        Self { min, max }
    }

    fn describe(&self, f: &mut fmt::Formatter<'_>, unit: &str) -> fmt::Result {
        let s = |count: usize| if count == 1 { "" } else { "s" };
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "{min} {unit}{} long", s(min)),
            (Some(min), Some(max)) => write!(f, "between {min} and {max} {unit}s long"),
            (Some(min), None) => write!(f, "at least {min} {unit}{} long", s(min)),
            (None, Some(max)) => write!(f, "at most {max} {unit}{} long", s(max)),
            (None, None) => write!(f, "of any number of {unit}s"),
        }
    }

    fn check(&self, length: usize) -> Result<(), Complaint> {
        let long_enough = self.min.is_none_or(|min| length >= min);
        let short_enough = self.max.is_none_or(|max| length <= max);
        if long_enough && short_enough { Ok(()) } else { Err(Complaint::unmet()) }
    }
}

impl Check<str> for Length {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe(f, "character")
    }

    fn check(&self, value: &str) -> Result<(), Complaint> {
        self.check(value.chars().count())
    }
}

impl<T> Check<[T]> for Length {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe(f, "element")
    }

    fn check(&self, value: &[T]) -> Result<(), Complaint> {
        self.check(value.len())
    }
}
