//! `bytes(min = …, max = …)`: so many bytes, of a text in UTF-8 or of what was encoded.

use std::fmt;

use super::count::Count;
use crate::demand::{Check, Complaint};

/// At least `min` and at most `max` bytes.
///
/// What it counts is asked of the type where the check is made, and not where it is run: the compiler says there what a
/// type lacks, and in words of its own.
#[derive(Debug)]
pub struct Bytes<V: ?Sized> {
    count: Count,
    of: fn(&V) -> usize,
}

impl<V: InBytes + ?Sized> Bytes<V> {
    /// A number of bytes within these bounds.
    pub const fn new(min: Option<usize>, max: Option<usize>) -> Self {
        Self { count: Count { min, max }, of: V::count }
    }
}

impl<V: ?Sized> Check<V> for Bytes<V> {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.count.describe(f, ("byte", "bytes"))
    }

    fn check(&self, value: &V) -> Result<(), Complaint> {
        self.count.check((self.of)(value))
    }
}

/// What is made of bytes.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` is not made of bytes",
    label = "counts the bytes of a text, or of what `encoding` reads",
    note = "the number of a list's elements is told by `length(min = 1, max = 10)`"
)]
pub trait InBytes {
    /// How many there are.
    fn count(&self) -> usize;
}

impl InBytes for str {
    fn count(&self) -> usize {
        self.len()
    }
}

impl InBytes for [u8] {
    fn count(&self) -> usize {
        self.len()
    }
}
