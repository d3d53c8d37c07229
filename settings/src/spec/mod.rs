//! What a declaration says of one field: its default and its checks, typed, and with the type forgotten.
//!
//! What is typed is compiled in the service, once for each type of its settings. So it asks and no more, in plain branches;
//! whatever follows from the answers has no type.

mod any;
mod reader;

use std::fmt;
use std::marker::PhantomData;

pub use self::any::{AnyLeaf, Held, LeafSpec};
pub(crate) use self::any::{Expects, Shown, ShownDefault, ShownWithout};
pub use self::reader::{Native, Reader};
use crate::demand::{Checks, Verdict};
use crate::leaf::Secret;
use crate::probe::Probes;

/// What a field's declaration says of its value: the default and the checks, typed.
///
/// Without bounds, so that a type that is no leaf is reported where it is named, and not once for each method.
pub struct Spec<T, R, V: ?Sized> {
    pub(crate) default: Option<fn() -> T>,
    pub(crate) checks: Option<fn(&mut Checks<'_, V>)>,
    pub(crate) probes: Option<fn(&mut Probes<'_, V>)>,
    expects: Option<&'static str>,
    reader: PhantomData<fn() -> R>,
}

impl<T, R, V: ?Sized> Spec<T, R, V> {
    /// A required setting without checks.
    pub const fn new() -> Self {
        Self { default: None, checks: None, probes: None, expects: None, reader: PhantomData }
    }

    /// With a default.
    #[must_use]
    pub const fn default(mut self, default: fn() -> T) -> Self {
        self.default = Some(default);
        self
    }

    /// With checks.
    #[must_use]
    pub const fn checks(mut self, checks: fn(&mut Checks<'_, V>)) -> Self {
        self.checks = Some(checks);
        self
    }

    /// With probes.
    #[must_use]
    pub const fn probes(mut self, probes: fn(&mut Probes<'_, V>)) -> Self {
        self.probes = Some(probes);
        self
    }

    /// With what the value is, in words, where the type cannot say it.
    #[must_use]
    pub const fn expects(mut self, words: &'static str) -> Self {
        self.expects = Some(words);
        self
    }
}

impl<T: Secret, R, V: ?Sized> Spec<T, R, V> {
    /// Of a field that says `secret`: does not compile for a type that shows its value.
    #[must_use]
    pub const fn secret(self) -> Self {
        self
    }
}

impl<T, R: Reader<T>> Spec<T, R, R::Value> {
    /// What there is where nothing is given: the default, or what the type has then.
    pub(crate) fn absent(&self) -> Option<T> {
        match self.default {
            Some(default) => Some(default()),
            None => R::absent(),
        }
    }

    /// What stands for a value that is not at hand.
    pub(crate) fn stand_in(&self) -> Option<T> {
        if let Some(value) = self.absent() {
            return Some(value);
        }
        if let Some(value) = R::placeholder() {
            return Some(value);
        }
        match <dyn LeafSpec>::taken(self) {
            Some(input) => R::read(input).ok(),
            None => None,
        }
    }

    /// Runs the checks on a value: what those that complain have found.
    pub(crate) fn check(&self, value: &T) -> Verdict {
        let mut verdict = Verdict::default();
        R::own(value, &mut verdict);
        // What is absent is not checked.
        let value = R::value(value);
        if value.is_some() {
            self.ask(value, &mut verdict);
        }
        verdict
    }

    /// Adds what the field's checks have against a value; without one, what they demand.
    fn ask(&self, value: Option<&R::Value>, verdict: &mut Verdict) {
        if let Some(checks) = self.checks {
            verdict.add_all(Checks::on(value, checks));
        }
    }

    /// Of a field that has probes.
    ///
    /// # Panics
    ///
    /// While compiling, for a secret: what a probe says of the world may quote what it was given.
    #[must_use]
    pub const fn probed(self) -> Self {
        assert!(
            !R::SHAPE.is_secret(),
            "a secret has no probe: probe the file that it stands in, or take it out"
        );
        self
    }

    /// Of a field that says `secret = false`.
    ///
    /// # Panics
    ///
    /// While compiling, for a type that never shows its value.
    #[must_use]
    pub const fn public(self) -> Self {
        assert!(!R::SHAPE.is_secret(), "this type never shows its value: take `secret = false` out");
        self
    }

    /// Of a field whose name sounds like a secret's.
    ///
    /// # Panics
    ///
    /// While compiling, with the message, for a text that would be shown.
    #[must_use]
    pub const fn suspect(self, message: &'static str) -> Self {
        assert!(R::SHAPE.is_secret() || !R::SHAPE.words, "{}", message);
        self
    }

    /// Of a field that has a default which stands in the code as a text.
    ///
    /// # Panics
    ///
    /// While compiling, for a secret.
    #[must_use]
    pub const fn literal(self) -> Self {
        assert!(
            !R::SHAPE.is_secret(),
            "a secret that stands in the code is none: take the default out, or have a function make one"
        );
        self
    }
}

impl Verdict {
    /// Adds what a newtype's declaration finds in what it holds.
    pub fn add<T, R: Reader<T>>(&mut self, spec: &Spec<T, R, R::Value>, value: &T) {
        self.add_all(spec.check(value).found);
    }

    /// What a newtype's declaration demands.
    pub fn demands<T, R: Reader<T>>(spec: &Spec<T, R, R::Value>) -> Self {
        LeafSpec::demands(spec)
    }
}

impl<T, R, V: ?Sized> Default for Spec<T, R, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, R, V: ?Sized> fmt::Debug for Spec<T, R, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spec").field("default", &self.default.is_some()).finish_non_exhaustive()
    }
}
