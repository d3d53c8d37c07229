//! `one_of(…)`: one of a few values.

use std::fmt;

use crate::demand::{Check, Complaint};

/// One of a few values.
#[derive(Debug)]
pub struct OneOf<T, const COUNT: usize>([T; COUNT]);

impl<T, const COUNT: usize> OneOf<T, COUNT> {
    /// One of these.
    pub const fn new(values: [T; COUNT]) -> Self {
        Self(values)
    }

    fn list(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result
    where
        T: fmt::Display,
    {
        f.write_str("one of ")?;
        for (at, value) in self.0.iter().enumerate() {
            write!(f, "{}`{value}`", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl<const COUNT: usize> Check<str> for OneOf<&'static str, COUNT> {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list(f)
    }

    fn check(&self, value: &str) -> Result<(), Complaint> {
        if self.0.contains(&value) { Ok(()) } else { Err(Complaint::unmet()) }
    }
}

impl<V: PartialEq + fmt::Display, const COUNT: usize> Check<V> for OneOf<V, COUNT> {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list(f)
    }

    fn check(&self, value: &V) -> Result<(), Complaint> {
        if self.0.contains(value) { Ok(()) } else { Err(Complaint::unmet()) }
    }
}
