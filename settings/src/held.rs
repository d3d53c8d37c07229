//! A value of a field together with its declaration, and with its type forgotten.

use std::fmt;

use crate::probe::{Prepared, Probes};
use crate::spec::{Demanded, Reader, Spec};

/// A value of a field, and its declaration.
pub struct Held<'a, T, R, V: ?Sized> {
    spec: &'a Spec<T, R, V>,
    value: &'a T,
}

impl<T, R, V: ?Sized> Spec<T, R, V> {
    /// A value of the field together with its declaration.
    pub const fn of<'a>(&'a self, value: &'a T) -> Held<'a, T, R, V> {
        Held { spec: self, value }
    }
}

impl<T, R, V: ?Sized> fmt::Debug for Held<'_, T, R, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held").finish_non_exhaustive()
    }
}

/// A value of a field with its type forgotten.
pub trait AnyLeaf {
    /// Shows the value, as [`Leaf::show`](crate::Leaf::show) does.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// True if there is no value to check: an option that is empty.
    fn is_absent(&self) -> bool;
    /// Calls `each` with the entries of a map.
    fn entries(&self, each: &mut dyn FnMut(&str, &dyn fmt::Display));
    /// Calls `each` with the bytes of each secret in the value.
    fn secrets(&self, each: &mut dyn FnMut(&str, &[u8]));
    /// The probes of the value.
    fn probes(&self) -> Vec<Prepared>;
    /// What the checks have against the value.
    fn check(&self) -> Vec<Demanded>;
}

impl<T, R: Reader<T>> AnyLeaf for Held<'_, T, R, R::Value> {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        R::show(self.value, f)
    }

    fn is_absent(&self) -> bool {
        R::value(self.value).is_none()
    }

    fn entries(&self, each: &mut dyn FnMut(&str, &dyn fmt::Display)) {
        R::entries(self.value, each);
    }

    fn secrets(&self, each: &mut dyn FnMut(&str, &[u8])) {
        R::secrets(self.value, each);
    }

    fn probes(&self) -> Vec<Prepared> {
        let value = R::value(self.value);
        self.spec.probes.zip(value).map(|(probes, value)| Probes::prepare(value, probes)).unwrap_or_default()
    }

    fn check(&self) -> Vec<Demanded> {
        self.spec.check(self.value).into_iter().map(Demanded).collect()
    }
}

/// A leaf's value as an argument of a format string.
pub(crate) struct Shown<'a>(pub(crate) &'a dyn AnyLeaf);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}
