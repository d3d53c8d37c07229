//! `length(min = …, max = …)`: so many characters of a text, so many elements of a list.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;

use super::count::Count;
use crate::demand::{Check, Complaint};

/// What is counted, one and many.
type Unit = (&'static str, &'static str);

/// At least `min` and at most `max` characters of a text, or elements of a list, a set or a map.
///
/// What it counts is asked of the type where the check is made, and not where it is run: the compiler says there what a
/// type lacks, and in words of its own.
#[derive(Debug)]
pub struct Length<V: ?Sized> {
    count: Count,
    of: fn(&V) -> usize,
    unit: Unit,
}

impl<V: Measured + ?Sized> Length<V> {
    /// A length within these bounds.
    pub const fn new(min: Option<usize>, max: Option<usize>) -> Self {
        Self { count: Count { min, max }, of: V::count, unit: V::UNIT }
    }
}

impl<V: ?Sized> Check<V> for Length<V> {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.count.describe(f, self.unit)
    }

    fn check(&self, value: &V) -> Result<(), Complaint> {
        self.count.check((self.of)(value))
    }
}

/// What has a length.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` has no length",
    label = "counts the characters of a text, or the elements of a list, a set or a map",
    note = "of a number, the smallest and the largest are told by `range(min = 1, max = 10)`"
)]
pub trait Measured {
    /// What is counted, one and many.
    const UNIT: Unit;
    /// How many there are.
    fn count(&self) -> usize;
}

impl Measured for str {
    const UNIT: Unit = ("character", "characters");

    fn count(&self) -> usize {
        self.chars().count()
    }
}

macro_rules! measured {
    ($([$($parameter:ident)*] $type:ty: $one:literal $many:literal;)*) => {$(
        impl<$($parameter),*> Measured for $type {
            const UNIT: Unit = ($one, $many);

            fn count(&self) -> usize {
                self.len()
            }
        }
    )*};
}

measured! {
    [T] [T]: "element" "elements";
    [T] BTreeSet<T>: "element" "elements";
    [T] HashSet<T>: "element" "elements";
    [K V] BTreeMap<K, V>: "entry" "entries";
    [K V] HashMap<K, V>: "entry" "entries";
}
