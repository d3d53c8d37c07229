//! `bytes(min = …, max = …)`: so many bytes, of a text in UTF-8 or of what was encoded.

use std::fmt;

use crate::demand::{Check, Complaint};

/// At least `min` and at most `max` bytes.
#[derive(Debug)]
pub struct Bytes {
    min: Option<usize>,
    max: Option<usize>,
}

impl Bytes {
    /// A number of bytes within these bounds.
    pub const fn new(min: Option<usize>, max: Option<usize>) -> Self {
        Self { min, max }
    }

    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = |count: usize| if count == 1 { "" } else { "s" };
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "{min} byte{} long", s(min)),
            (Some(min), Some(max)) => write!(f, "between {min} and {max} bytes long"),
            (Some(min), None) => write!(f, "at least {min} byte{} long", s(min)),
            (None, Some(max)) => write!(f, "at most {max} byte{} long", s(max)),
            (None, None) => f.write_str("of any number of bytes"),
        }
    }

    fn check(&self, length: usize) -> Result<(), Complaint> {
        let long_enough = self.min.is_none_or(|min| length >= min);
        let short_enough = self.max.is_none_or(|max| length <= max);
        if long_enough && short_enough { Ok(()) } else { Err(Complaint::unmet()) }
    }
}

impl Check<str> for Bytes {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe(f)
    }

    fn check(&self, value: &str) -> Result<(), Complaint> {
        self.check(value.len())
    }
}

impl Check<[u8]> for Bytes {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe(f)
    }

    fn check(&self, value: &[u8]) -> Result<(), Complaint> {
        self.check(value.len())
    }
}
